"""What is said where screening cannot be done as asked."""


class NotAllowed(ValueError):
    """It cannot stand as it is; the message says why."""
