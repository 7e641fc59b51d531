"""What pretends to be the world outside: a day of the simulated bank as its statements, for rehearsals."""
