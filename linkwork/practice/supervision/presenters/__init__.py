"""Supervision in words."""
