"""Tests of the compiler of operations, most of them by comparing what it answers with what graphql-core does."""
