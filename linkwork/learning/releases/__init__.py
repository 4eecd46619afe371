"""Counts that leave the service, behind the disclosure gate."""
