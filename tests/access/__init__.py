"""Tests of sessions, API keys and foreign identities."""
