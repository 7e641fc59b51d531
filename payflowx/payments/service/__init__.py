"""The use cases of payments, one file for each thing that they are about."""
