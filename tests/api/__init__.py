"""Tests of the GraphQL API, through HTTP's own shapes: who may do what, what is refused, and what it costs."""
