"""The door for a terminal: parse, one call to a use case, say what came of it."""
