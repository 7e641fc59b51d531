"""Suites that others have written, run against this project: they know nothing of how it was meant."""
