"""Practice: a provider's pages, with no account."""
