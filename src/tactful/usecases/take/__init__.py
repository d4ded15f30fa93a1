"""Taking in what was dropped or pasted: plan, look, keep. Nothing is saved before it was seen."""
