"""Practice: the person's own page."""
