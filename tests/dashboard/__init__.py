"""The dashboard and the playground as a person uses them: in a browser, on a real server."""
