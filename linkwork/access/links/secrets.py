"""Handles, codes and keys: made at random, and kept only as keyed hashes."""

import secrets

from django.utils.crypto import constant_time_compare, salted_hmac


def handle() -> str:
    """A short handle for an address: 96 random bits."""
    return secrets.token_urlsafe(12)


def key() -> str:
    """The value of a cookie: 256 random bits."""
    return secrets.token_urlsafe(32)


def code() -> str:
    """Six digits."""
    return f"{secrets.randbelow(1_000_000):06d}"


def hashed(what: str, value: str) -> str:
    """How a secret is kept: hashed with the deployment's key, apart for each use."""
    return salted_hmac(f"linkwork.links.{what}", value, algorithm="sha256").hexdigest()


def same(what: str, value: str, kept: str) -> bool:
    """Whether the value is the one that was kept."""
    return constant_time_compare(hashed(what, value), kept)
