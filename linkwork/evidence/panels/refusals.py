"""What cannot be done as things stand."""


class NotAllowed(ValueError):
    """It cannot be done as things stand; the message says why."""
