"""Pages of the library, as frozen rows of words."""
