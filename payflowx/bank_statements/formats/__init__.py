"""The readers of statement formats: bytes in, one part after the other out, without a database or a clock."""
