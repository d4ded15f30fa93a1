"""One line that tells what happened, or names what one is looking for."""
