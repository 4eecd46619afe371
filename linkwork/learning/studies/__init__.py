"""A study registered before it runs, the cases it was run on, and what it found."""
