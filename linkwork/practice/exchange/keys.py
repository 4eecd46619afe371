"""Keys of other systems: long enough that nobody guesses them, kept only as a hash."""

import hashlib
import secrets

PREFIX = "linkwork_"


def new() -> str:
    """A key nobody has had."""
    return f"{PREFIX}{secrets.token_urlsafe(32)}"


def hashed(key: str) -> str:
    """What is kept of a key: it has 256 bits of chance, so one round is enough."""
    return hashlib.sha256(key.encode()).hexdigest()
