"""Refunds: money that goes back to whom it was taken from, never more than is left of the payment."""
