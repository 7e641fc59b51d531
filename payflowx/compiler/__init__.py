"""A compiler of GraphQL operations: a validated document becomes functions that answer as graphql-core would."""
