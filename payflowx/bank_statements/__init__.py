"""Bank statements: what banks really send, read entry by entry, and what each entry settles."""
