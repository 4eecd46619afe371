"""Linkwork runs a social prescribing service and learns who it works for, and why."""
