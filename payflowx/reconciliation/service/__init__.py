"""The use cases of reconciliation, one file for each thing that they are about."""
