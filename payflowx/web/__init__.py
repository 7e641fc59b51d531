"""The dashboard and the playground: built pages, served as they are under a strict Content-Security-Policy."""
