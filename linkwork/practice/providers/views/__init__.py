"""Pages of providers, by link or signed in."""
