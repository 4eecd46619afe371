"""Ends a lottery as declared, or before with a reason; then tells its seed."""

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.lotteries import moves, queries, replaying, sealing
from linkwork.practice.lotteries.models import Lottery
from linkwork.practice.lotteries.moves import NotAllowed
from linkwork.ui.words import today

State = Lottery.State


@transaction.atomic
def close(*, lottery: Lottery, by: Actor, expected: int | None = None) -> Lottery:
    """Close it at its declared end, and not before."""
    moves.check_close(lottery, queries.entered(lottery).count(), today())
    return _ended(lottery, State.CLOSED, "Its declared end had come", expected, by)


@transaction.atomic
def stop(*, lottery: Lottery, reason: str, by: Actor, expected: int | None = None) -> Lottery:
    """Stop it before its declared end, and say why; everybody drawn so far stays as drawn."""
    moves.check(lottery, State.STOPPED, reason)
    return _ended(lottery, State.STOPPED, reason.strip(), expected, by)


@transaction.atomic
def reveal(*, lottery: Lottery, by: Actor, expected: int | None = None) -> Lottery:
    """Tell the seed, after replaying every draw with it: from now on anybody can."""
    moves.check(lottery, State.REVEALED)
    seed = sealing.opened(lottery)
    _, wrong = replaying.check(queries.told(lottery, seed))
    if wrong:
        raise NotAllowed(f"The draws do not agree with the seed: {wrong[0]}. Tell the auditor.")
    lottery.save_over(
        expected or lottery.version, state=State.REVEALED, seed=seed, revealed_at=timezone.now()
    )
    audit.record(by=by, action=Action.AMEND, verb="lottery revealed", on=lottery)
    return lottery


def _ended(
    lottery: Lottery, state: State, because: str, expected: int | None, by: Actor
) -> Lottery:
    lottery.save_over(
        expected or lottery.version, state=state, ended_because=because, ended_at=timezone.now()
    )
    audit.record(by=by, action=Action.AMEND, verb=f"lottery {state.value}", on=lottery)
    return lottery
