"""The door that nobody opens: time passes, and what is due is said."""
