"""Tests of users, passwords and tokens."""
