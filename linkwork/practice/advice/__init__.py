"""The published statements read on one case: in place, missing, not known."""
