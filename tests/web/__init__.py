"""The pages: how they are served, what they are made of, and what they may ask for."""
