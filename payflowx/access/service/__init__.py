"""The use cases of access, one file for each thing that they are about."""
