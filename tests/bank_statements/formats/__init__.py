"""Tests of the readers of statement formats."""
