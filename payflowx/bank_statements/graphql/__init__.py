"""Bank statements in the schema, one file for each thing that it shows."""
