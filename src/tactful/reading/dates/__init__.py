"""Days as people say them: "in a couple of weeks", "early next month", "Friday week"."""
