"""Outside things, one per file."""
