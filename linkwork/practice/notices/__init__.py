"""Practice: what is said to people outside Linkwork, with no health content."""
