"""The door for browsers: pages, what they look like, and how they are served."""
