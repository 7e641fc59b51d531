"""Gateways: who takes the money. The port that payments speak to, and one module for each provider."""
