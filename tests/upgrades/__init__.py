"""Tests of what an upgrade makes of a book that a version before has kept."""
