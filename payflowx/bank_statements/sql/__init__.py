"""The SQL of bank statements, one file for each thing that it is for."""
