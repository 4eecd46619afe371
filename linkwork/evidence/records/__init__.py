"""A review and what its searches found."""
