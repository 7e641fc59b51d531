"""Measures PayFlowX beside what PostgreSQL itself does in the same run; see README.md."""
