"""HTTP: what takes requests, checks them before there is a document, and answers; it knows no domain."""
