"""Tests that every gateway has to pass, and those of the simulator."""
