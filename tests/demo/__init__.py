"""Tests of the demo as a stranger meets it."""
