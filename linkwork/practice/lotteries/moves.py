"""Which moves a lottery may make, and which of them need a reason."""

from collections.abc import Mapping
from datetime import date

from linkwork.practice.lotteries.models import Lottery
from linkwork.practice.referrals.moves import FREELY, NEEDS_REASON, NotAllowed
from linkwork.ui.words import day

__all__ = ["LOTTERY", "NotAllowed", "check", "check_close", "check_open", "finished"]

S = Lottery.State
LOTTERY: Mapping[str, Mapping[str, bool]] = {
    S.DECLARED: {S.OPEN: FREELY, S.STOPPED: NEEDS_REASON},
    S.OPEN: {S.CLOSED: FREELY, S.STOPPED: NEEDS_REASON},
    S.CLOSED: {S.REVEALED: FREELY},
    S.STOPPED: {S.REVEALED: FREELY},
    S.REVEALED: {},
}


def check(lottery: Lottery, to: str, reason: str = "") -> None:
    """Raise `NotAllowed` where the lottery may not go there from here, or not without a reason."""
    here, there = S(lottery.state), S(to)
    if there not in LOTTERY[here]:
        raise NotAllowed(
            f"A lottery that is “{here.label.lower()}” cannot become “{there.label.lower()}”."
        )
    if LOTTERY[here][there] is NEEDS_REASON and not reason.strip():
        raise NotAllowed("Say why the lottery stops before its declared end.")


def finished(lottery: Lottery, entered: int, today: date) -> bool:
    """Whether the declared end has come: so many entered, or the day past."""
    if lottery.most is not None:
        return entered >= lottery.most
    return lottery.ends_on is not None and today > lottery.ends_on


def check_open(lottery: Lottery, entered: int, today: date) -> None:
    """Raise `NotAllowed` unless somebody can be entered now."""
    if lottery.state != S.OPEN:
        raise NotAllowed(f"The lottery is “{S(lottery.state).label.lower()}”: nobody is entered.")
    if finished(lottery, entered, today):
        end = f"{lottery.most} people" if lottery.most else f"{day(lottery.ends_on)}"
        raise NotAllowed(f"The lottery has reached its declared end ({end}).")


def check_close(lottery: Lottery, entered: int, today: date) -> None:
    """Raise `NotAllowed` where it would close before its declared end: that is stopping."""
    check(lottery, S.CLOSED)
    if not finished(lottery, entered, today):
        raise NotAllowed("Its declared end has not come. To end it sooner, stop it and say why.")
