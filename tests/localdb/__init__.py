"""Tests of the embedded PostgreSQL, with real servers in folders of their own."""
