"""The draw itself: from one secret seed to every place of every stratum, so that all can repeat it.

Permuted blocks of random size. Block number b of a stratum is dealt by numbers from HMAC-SHA256,
keyed with the seed, over "stratum, b, counter": first how many times the share's denominator the
block holds, then its order (Fisher-Yates). Nothing here knows the service or its database.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

WORD = 4  # bytes of one number
LIMIT = 256**WORD


@dataclass(frozen=True)
class Share:
    """How many are drawn of how many, and how many times `of` a block may hold."""

    drawn: int
    of: int
    blocks: tuple[int, ...]

    def __post_init__(self) -> None:
        """Refuse a share that leaves nothing to chance, and blocks that cannot be dealt."""
        if not 0 < self.drawn < self.of:
            raise ValueError("a share is some of several: neither none nor all")
        if not self.blocks or min(self.blocks) < 1:
            raise ValueError("a block holds the share's people once or several times")


def new_seed() -> str:
    """A seed that nobody can guess: 256 random bits, as 64 letters."""
    return secrets.token_hex(32)


def sha256(text: str) -> str:
    """The SHA-256 of a text, as 64 letters: what a seed is committed by."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def plan_hash(plan: Mapping[str, Any]) -> str:
    """The SHA-256 of a declaration, however its keys are ordered."""
    return sha256(json.dumps(plan, sort_keys=True, separators=(",", ":"), ensure_ascii=False))


def draw(seed: str, share: Share, stratum: str, place: int) -> bool:
    """Whether the person at a place (from 1) of a stratum is drawn."""
    if place < 1:
        raise ValueError("places are counted from 1")
    before, number = 0, 0
    while True:
        block = deal(seed, share, stratum, number)
        if place <= before + len(block):
            return block[place - before - 1]
        before, number = before + len(block), number + 1


@lru_cache(maxsize=4096)
def deal(seed: str, share: Share, stratum: str, number: int) -> tuple[bool, ...]:
    """One block, in the order in which its places are taken."""
    numbers = _numbers(seed, stratum, number)
    times = share.blocks[_below(numbers, len(share.blocks))]
    block = [True] * (share.drawn * times) + [False] * ((share.of - share.drawn) * times)
    for last in range(len(block) - 1, 0, -1):
        other = _below(numbers, last + 1)
        block[last], block[other] = block[other], block[last]
    return tuple(block)


def _numbers(seed: str, stratum: str, number: int) -> Iterator[int]:
    """Numbers below 2^32 without end, the same for the same seed, stratum and block."""
    counter = 0
    while True:
        said = f"{stratum}\n{number}\n{counter}".encode()
        digest = hmac.new(bytes.fromhex(seed), said, hashlib.sha256).digest()
        for at in range(0, len(digest), WORD):
            yield int.from_bytes(digest[at : at + WORD])
        counter += 1


def _below(numbers: Iterator[int], end: int) -> int:
    """A number from 0 to below `end`, each as likely: those past the last whole round are left."""
    whole = LIMIT - LIMIT % end
    return next(one for one in numbers if one < whole) % end
