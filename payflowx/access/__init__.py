"""What proves who somebody is: sessions, API keys and the tokens of identity providers."""
