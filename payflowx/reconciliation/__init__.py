"""Reconciliation: whether payment and settlement agree. The source of truth for money."""
