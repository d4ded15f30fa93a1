"""A case and an advice as JSON: what `tactful advise` reads and prints, and what is exported."""
