"""The SQL of reconciliation, one file for each thing that it is for."""
