"""What an administrator may not do, in words."""


class NotAllowed(Exception):
    """Refused, with the reason as a sentence for the page."""


class Stale(Exception):
    """Somebody else changed the policies since the page was made."""
