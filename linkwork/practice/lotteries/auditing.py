"""Replays the lotteries that are kept; asks the audit whether the seed came before the draws."""

from datetime import datetime

from linkwork.access.models import AuditEvent
from linkwork.practice.lotteries import queries, replaying, sealing
from linkwork.practice.lotteries.models import Lottery


def replayed(code: str) -> tuple[int, list[str]] | None:
    """How many draws the lotteries of a code hold, and each thing that does not agree.

    None where there is no such lottery. The seed is opened and goes nowhere.
    """
    found = list(Lottery.objects.filter(code=code).order_by("pk"))
    if not found:
        return None
    draws, wrong = 0, list[str]()
    for one in found:
        try:
            number, faults = replaying.check(queries.told(one, sealing.opened(one)))
        except sealing.Lost as lost:
            number, faults = queries.draws(one).count(), [str(lost)]
        draws += number
        wrong += [*faults, *_committed_late(one)]
    return draws, wrong


def _committed_late(lottery: Lottery) -> list[str]:
    """Say where the audit holds no commitment of this seed and plan from before the first draw."""
    first = queries.draws(lottery).order_by("at").values_list("at", flat=True).first()
    hashes = {"seed": lottery.seed_sha256, "plan": lottery.plan_sha256}
    return [
        f"{lottery.code}: the audit holds no such {what} from before the first draw"
        for what, sha in hashes.items()
        if not _before(lottery, f"{what} sha256 {sha}", first)
    ]


def _before(lottery: Lottery, verb: str, first: datetime | None) -> bool:
    events = AuditEvent.objects.filter(thing=str(lottery.public_id), verb=verb)
    said = [datetime.fromisoformat(at) for at in events.values_list("at", flat=True)]
    return any(first is None or at < first for at in said)
