"""Tests of real processes: what no mistake of timing, no crash and no signal may break."""
