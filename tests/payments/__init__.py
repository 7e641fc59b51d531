"""Tests of payments: taken exactly once, seen by those who may."""
