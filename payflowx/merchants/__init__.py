"""Merchants: whom a payment is for."""
