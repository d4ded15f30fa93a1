"""One user story per file, named by its verb. `now` and the ports are handed in."""
