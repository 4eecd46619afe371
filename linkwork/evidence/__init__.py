"""The realist review, in its own order."""
