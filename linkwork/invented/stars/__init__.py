"""The named people of the demonstration: each comes in by the service's own acts, day by day."""
