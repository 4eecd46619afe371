"""How much the matrix tried and found, to be said at the end of the run."""

Counts = dict[str, int]
COUNTED: Counts = {}
