"""The GraphQL kit: what every domain's `graphql` module is made with, and the HTTP edge around it."""
