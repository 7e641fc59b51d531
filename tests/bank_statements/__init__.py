"""Tests of bank statements: what banks send, and which payments it settles."""
