"""A case as vocabulary facts: one definition for one person's page and for the cases table."""
