"""How a request proves who sends it: sessions with their tokens, API keys, and identities of other providers."""
