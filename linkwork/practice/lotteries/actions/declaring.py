"""Declares a lottery before anything is drawn, commits its seed, and opens it."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.lotteries import drawing, moves, queries, sealing
from linkwork.practice.lotteries.components import COMPONENTS
from linkwork.practice.lotteries.models import Lottery
from linkwork.practice.lotteries.moves import NotAllowed
from linkwork.practice.lotteries.rules import NARROWER
from linkwork.practice.lotteries.strata import MOST_STRATA, STRATA
from linkwork.ui.words import today

State, Unit = Lottery.State, Lottery.Unit
MOST_OF = 6  # a share is some of up to six
BLOCKS = (2, 3, 4)  # times `of`: of 1 in 2, blocks of four, six and eight


@transaction.atomic
def declare(
    *,
    name: str,
    component: str,
    why: str,
    told: str,
    by: Actor,
    drawn: int = 1,
    of: int = 2,
    unit: str = Unit.PERSON.value,
    blocks: Sequence[int] = BLOCKS,
    strata: Sequence[str] = (),
    rules: Sequence[str] = (),
    most: int | None = None,
    ends_on: date | None = None,
    stops_early: str = "",
) -> Lottery:
    """Keep what is shared out, to whom, how and until when; draw the seed and commit it.

    The hashes of plan and seed go into the audit chain, which nobody can write again later.
    """
    lottery = Lottery(
        organisation=by.organisation,
        code=_code(component),
        name=name.strip(),
        component=component,
        why=why.strip(),
        told=told.strip(),
        unit=Unit(unit),
        share_drawn=drawn,
        share_of=of,
        blocks=list(blocks),
        strata=list(strata),
        rules=list(rules),
        most=most,
        ends_on=ends_on,
        stops_early=stops_early.strip(),
        declared_at=timezone.now(),
        declared_by=by.user,
    )
    _check(lottery)
    seed = drawing.new_seed()
    lottery.seed_sha256 = drawing.sha256(seed)
    lottery.plan_sha256 = drawing.plan_hash(queries.plan(lottery))
    lottery.save()
    sealing.seal(lottery, seed)
    for verb in ("lottery declared", f"seed sha256 {lottery.seed_sha256}"):
        audit.record(by=by, action=Action.CREATE, verb=verb, on=lottery)
    audit.record(by=by, action=Action.CREATE, verb=f"plan sha256 {lottery.plan_sha256}", on=lottery)
    return lottery


@transaction.atomic
def start(*, lottery: Lottery, by: Actor, expected: int | None = None) -> Lottery:
    """Open it: from now on people are entered. One lottery of a component is open at a time."""
    moves.check(lottery, State.OPEN)
    if queries.open_of(lottery.component) is not None:
        raise NotAllowed("Another lottery for this is open. End it first.")
    if lottery.ends_on is not None and lottery.ends_on < today():
        raise NotAllowed("Its last day has passed. Declare another.")
    lottery.save_over(expected or lottery.version, state=State.OPEN, opened_at=timezone.now())
    audit.record(by=by, action=Action.AMEND, verb="lottery opened", on=lottery)
    return lottery


def _code(component: str) -> str:
    """The next code of a component and year: C-2026-1."""
    begins = f"{component[:1].upper()}-{today().year}-"
    taken = Lottery.objects.filter(code__startswith=begins).count()
    return f"{begins}{taken + 1}"


def _check(lottery: Lottery) -> None:
    """Raise `NotAllowed` where the plan leaves open what must be fixed before the first draw."""
    said = [words for words, wrong in _faults(lottery) if wrong]
    if said:
        raise NotAllowed(said[0])


def _faults(lottery: Lottery) -> list[tuple[str, bool]]:
    drawn, of, blocks = lottery.share_drawn, lottery.share_of, lottery.blocks
    by_practice = lottery.unit == Unit.PRACTICE
    return [
        ("Choose what is shared out.", lottery.component not in COMPONENTS),
        ("Give the lottery a name.", not lottery.name),
        ("Say why it is shared out by lot.", not lottery.why),
        ("Say what people are told.", not lottery.told),
        (f"The share is some of up to {MOST_OF}.", not (0 < drawn < of <= MOST_OF)),
        (
            "Blocks need at least two sizes, so that the last of a block is not known.",
            len(set(blocks)) < 2 or min(blocks, default=0) < 1 or max(blocks, default=0) > 6,
        ),
        ("Choose strata from the list, two at most.", not set(lottery.strata) <= set(STRATA)),
        ("Choose strata from the list, two at most.", len(lottery.strata) > MOST_STRATA),
        ("Practices are drawn without strata.", by_practice and bool(lottery.strata)),
        ("Choose who may enter from the list.", not set(lottery.rules) <= set(NARROWER)),
        (
            "Say how it ends: after so many people, or on a day. One of the two.",
            (lottery.most is None) == (lottery.ends_on is None),
        ),
        ("At least two people.", lottery.most is not None and lottery.most < of),
        (
            "Its last day lies ahead.",
            lottery.ends_on is not None and lottery.ends_on < today(),
        ),
    ]
