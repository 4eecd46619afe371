"""Documents, the passages marked in them, and what each passage says of a statement."""
