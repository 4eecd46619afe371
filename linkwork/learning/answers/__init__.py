"""Who does it work for, and why: the pages that everybody can read."""
