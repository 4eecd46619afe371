"""What is wrong with the cases or the cuts that a comparison was asked for."""


class QcaError(ValueError):
    """A comparison cannot be made as asked; the words name the thing and the place."""
