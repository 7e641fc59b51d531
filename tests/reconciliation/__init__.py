"""Tests of reconciliation: the verdicts, the book and its control totals."""
