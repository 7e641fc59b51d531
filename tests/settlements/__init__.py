"""Tests of settlements: what the bank paid, once for each payment."""
