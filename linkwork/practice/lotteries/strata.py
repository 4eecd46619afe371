"""Strata: within each, as many are drawn as the share says, so that the arms are alike in it."""

from collections.abc import Callable, Mapping, Sequence

from linkwork.practice.lotteries.models import Lottery
from linkwork.practice.lotteries.rules import MOST_DEPRIVED
from linkwork.practice.referrals.models import Case

EVERYBODY = "everybody"
MOST_STRATA = 2


def _said(answer: bool | None) -> str:
    return {True: "yes", False: "no", None: "not known"}[answer]


def _deprived(case: Case) -> str:
    fifth = case.person.deprivation_fifth
    return _said(None if fifth is None else fifth <= MOST_DEPRIVED)


STRATA: Mapping[str, Callable[[Case], str]] = {
    "practice": lambda case: str(case.referral.practice_id),
    "lives alone": lambda case: _said(case.referral.lives_alone),
    "most deprived": _deprived,
}
WORDS: Mapping[str, str] = {
    "practice": "the practice",
    "lives alone": "living alone",
    "most deprived": "the two most deprived fifths of areas",
}


def of(lottery: Lottery, case: Case) -> str:
    """The stratum of a case, as its draws are numbered: “practice 12, lives alone yes”."""
    return named(lottery.strata, case)


def named(strata: Sequence[str], case: Case) -> str:
    """The same from the strata declared."""
    return ", ".join(f"{key} {STRATA[key](case)}" for key in strata) or EVERYBODY
