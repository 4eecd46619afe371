"""Filters for the templates in Django's own language."""
