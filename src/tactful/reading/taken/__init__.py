"""What is dropped or pasted: what it is, and what stands in it. Nothing is decided here."""
