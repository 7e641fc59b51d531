"""The use cases of bank statements, one file for each thing that they are about."""
