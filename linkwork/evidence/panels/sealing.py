"""Hashes what was fixed and what was found, so that a change afterwards would show."""

import json
from collections.abc import Mapping
from hashlib import sha256
from random import Random
from typing import Any


def hash_of(content: Mapping[str, Any]) -> str:
    """The hash of a content, whatever the order in which its parts are kept."""
    written = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(written.encode()).hexdigest()


def by_chance(keys: list[str], *for_whom: str) -> list[str]:
    """The keys in an order made by chance, the same each time for the same person and round."""
    seed = sha256(":".join(for_whom).encode()).hexdigest()
    drawn = list(keys)
    Random(seed).shuffle(drawn)  # noqa: S311  (an order to read in, not a secret)
    return drawn
