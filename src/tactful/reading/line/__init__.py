"""One line: what was done, by whom, where, as what and when."""
