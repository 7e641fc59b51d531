"""Refunds: made once, never too much, and told of when they come back."""
