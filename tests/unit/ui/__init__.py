"""Promises of the room of pages."""
