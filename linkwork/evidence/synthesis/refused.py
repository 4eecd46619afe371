"""How this room says no."""


class NotAllowed(ValueError):
    """It cannot be done as things stand; the message says why."""
