"""Payments: what a client asked for, exactly once, and whether the gateway took it."""
