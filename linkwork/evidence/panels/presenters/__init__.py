"""Panels in words: for the members who ask, and for those who are asked."""
