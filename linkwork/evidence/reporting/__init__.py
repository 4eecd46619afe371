"""How far a review has come, and all that leaves it: diagrams, tables, reports, the bundle."""
