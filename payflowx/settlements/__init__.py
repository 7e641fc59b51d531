"""Settlements: what the bank says it paid for each payment."""
