"""Tactful: whether, when and how to follow up after an interview, and what to say."""
