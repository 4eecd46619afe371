"""An open lottery that nobody was asked about yet, and an ended one with one person's draw."""

from typing import Any

from django.utils import timezone

from linkwork.practice.lotteries.models import Draw, Entry, Lottery
from linkwork.practice.referrals.models import Case
from tests.matrix.cast import House


def keep(house: House) -> None:
    """The first person of the house was drawn in the ended lottery; the open one waits."""
    now = timezone.now()
    house.keep("lottery_id", _lottery(house, "C-2", state=Lottery.State.OPEN, opened_at=now))
    ended = _lottery(
        house,
        "C-1",
        state=Lottery.State.STOPPED,
        ended_at=now,
        ended_because=f"Left {house.canary}",
    )
    case = Case.objects.get(public_id=house.things["case_id"])
    draw = Draw.objects.create(lottery=ended, stratum="everybody", place=1, drawn=True, at=now)
    entry = Entry.objects.create(
        organisation=house.organisation,
        subject=case.subject,
        lottery=ended,
        case=case,
        way=Entry.Way.LOT,
        told=Entry.Told.PHONE,
        draw=draw,
        entered_at=now,
        entered_by=house.users["assigned link worker"],
    )
    house.keep("entry_id", entry)


def _lottery(house: House, code: str, **told: Any) -> Lottery:
    return Lottery.objects.create(
        organisation=house.organisation,
        code=code,
        name=f"Company {house.canary}",
        component="company",
        why=f"Few volunteers {house.canary}",
        told=f"By lot {house.canary}",
        stops_early=f"Never {house.canary}",
        share_drawn=1,
        share_of=2,
        blocks=[2, 3],
        most=40,
        seed_sha256="0" * 64,
        plan_sha256="0" * 64,
        declared_at=timezone.now(),
        declared_by=house.users["team lead"],
        **told,
    )
