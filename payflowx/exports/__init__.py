"""Lists as files: one module for each kind of object, above all domains that they take columns from."""
