"""What outcomes refuses to keep, in words for whoever asked."""


class NotAnAnswer(ValueError):
    """Neither an answer on the scale nor a reason for having none; the message says which."""


class NotAllowed(ValueError):
    """An instrument that this service may not ask, or a setting that lacks what it needs."""
