"""The GraphQL schema, merged of what the domains have, and who may ask for what."""
