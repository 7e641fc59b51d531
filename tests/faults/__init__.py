"""The second stage: what is killed or cut off, and what must hold all the same. `pytest tests/faults` runs it."""
