"""Pages of a person's connections."""
