"""How this room says no."""


class NotAllowed(ValueError):
    """It cannot be done as asked; the message says why."""
