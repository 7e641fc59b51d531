"""Tests of the command line: every command, every setting, and what each says where it can't."""
