"""Keeps a lottery's seed from whoever reads the database: sealed with a key kept outside it."""

import hashlib
import hmac

from django.conf import settings

from linkwork.practice.lotteries.drawing import sha256
from linkwork.practice.lotteries.models import Lottery, SealedSeed


class Lost(RuntimeError):
    """The seal does not open to the seed that was committed: another key, or another seed."""


def seal(lottery: Lottery, seed: str) -> SealedSeed:
    """Keep the seed beside its lottery."""
    return SealedSeed.objects.create(lottery=lottery, sealed=_turned(lottery, seed))


def opened(lottery: Lottery) -> str:
    """The seed, for the draw and for replaying it: never for a page, an answer or the audit."""
    seed = _turned(lottery, SealedSeed.objects.get(lottery=lottery).sealed)
    if sha256(seed) != lottery.seed_sha256:
        raise Lost(f"{lottery.code}: the kept seed is not the one that was committed")
    return seed


def _turned(lottery: Lottery, letters: str) -> str:
    """Add the lottery's own key stream, or take it away: the same step both ways.

    One block of a keyed hash, used once (for this lottery's only seed), is a one-time pad.
    """
    said = f"lottery seed {lottery.public_id}".encode()
    stream = hmac.new(bytes(settings.LINKWORK_AUDIT_KEY), said, hashlib.sha256).digest()
    pairs = zip(bytes.fromhex(letters), stream, strict=True)
    return bytes(one ^ other for one, other in pairs).hex()
