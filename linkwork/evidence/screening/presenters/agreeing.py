"""How far two readers agree, with uncertainty: what both said while neither saw the other's."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from linkwork.access.models import User
from linkwork.evidence.screening import agreement, queries
from linkwork.evidence.screening.agreement import Agreement, Interval
from linkwork.evidence.screening.board import Board
from linkwork.evidence.screening.levels import ANSWERS, Answer
from linkwork.evidence.screening.piles import Chosen
from linkwork.evidence.screening.presenters.frame import framed
from linkwork.evidence.screening.presenters.settling import names_of
from linkwork.evidence.screening.presenters.words import percent
from linkwork.ui.words import MINUS, counted, thousands


def agreeing(now: Board, chosen: Chosen, reader: User | None) -> dict[str, Any]:
    """The context of the page about agreement."""
    return framed(now, chosen, reader, "screening:agreement") | {
        "pairs": list(_pairs(now, chosen, reader)),
        "single": now.rules[chosen.level].readers == 1 and not now.rules[chosen.level].sampled,
    }


def _pairs(now: Board, chosen: Chosen, reader: User | None) -> Iterator[dict[str, Any]]:
    pile, me = chosen.pile(now), reader.pk if reader else 0
    for (first, one), (second, two) in combinations(names_of(now).items(), 2):
        said = queries.pairs(now, pile, first, second, me)
        found = agreement.of(said, answers=[str(answer) for answer in ANSWERS[chosen.level]])
        if found.both:
            yield _pair(found, one, two, chosen)


def _pair(found: Agreement, one: str, two: str, chosen: Chosen) -> dict[str, Any]:
    many = counted(found.both, "record")
    return {
        "title": f"{one} and {two}",
        "headline": f"The same answer on {thousands(found.agreed)} of {many}",
        "rows": [
            ("Same answer", *_share(found.observed)),
            ("Kappa", *_number(found.kappa)),
            ("PABAK", *_number(found.pabak)),
        ],
        "alone": _alone(found, one, two),
        "caption": f"Down: {one}; across: {two}",
        "head": [one.split(maxsplit=1)[0], *(_label(a) for a in ANSWERS[chosen.level])],
        "table": [
            [_label(a), *(found.table.get((a, b), 0) for b in ANSWERS[chosen.level])]
            for a in ANSWERS[chosen.level]
        ],
    }


def _alone(found: Agreement, one: str, two: str) -> str:
    """What only one of the two has read cannot be compared; it bounds what can be said."""
    parts = [
        f"{name} alone has read {counted(number, 'record')}"
        for name, number in ((one, found.only_first), (two, found.only_second))
        if number
    ]
    if not parts or found.least is None or found.most is None:
        return ""
    return (
        f"{'; '.join(parts)}: not compared. Were they all apart, or all the same, the share of"
        f" same answers would lie between {percent(found.least)} and {percent(found.most)}."
    )


def _label(answer: str) -> str:
    return str(Answer(answer).label)


def _share(one: Interval) -> tuple[str, str]:
    if one.value is None or one.low is None or one.high is None:
        return ("not known", "")
    return (percent(one.value), f"{percent(one.low)} to {percent(one.high)}")


def _number(one: Interval) -> tuple[str, str]:
    if one.value is None or one.low is None or one.high is None:
        return ("cannot be said", "")
    return (_signed(one.value), f"{_signed(one.low)} to {_signed(one.high)}")


def _signed(value: float) -> str:
    return f"{value:.2f}".replace("-", MINUS)
