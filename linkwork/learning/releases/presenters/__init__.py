"""A table asked for as a page: its counts, the attack on it, and how it stands."""
