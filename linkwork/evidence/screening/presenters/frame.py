"""What every page of screening shows: the level, the ways on, and how much is left to read."""

from collections import Counter
from typing import Any

from django.urls import reverse

from linkwork.access.models import User
from linkwork.evidence.records import presenters as records
from linkwork.evidence.screening import blindness
from linkwork.evidence.screening.board import Board
from linkwork.evidence.screening.levels import ORDER
from linkwork.evidence.screening.piles import Chosen
from linkwork.evidence.screening.presenters.words import rule_words
from linkwork.evidence.screening.standing import TO_SETTLE

WAYS = (
    ("screening:list", "List"),
    ("screening:conflicts", "To settle"),
    ("screening:stop", "When to stop"),
    ("screening:agreement", "Agreement"),
    ("screening:rules", "How it is read"),
)


def framed(now: Board, chosen: Chosen, reader: User | None, current: str = "") -> dict[str, Any]:
    """The context that all pages of screening share."""
    review, me = now.review, reader.pk if reader else 0
    overview = reverse("screening:overview", args=[review.public_id])
    crumbs = [("Screening", overview)] if current else []
    pile = chosen.pile(now)
    left = blindness.to_read(now, pile, me)
    here = blindness.within(now, pile)
    settle = sum(now.standing(pk, pile.level) in TO_SETTLE for pk in here)
    return records.within(review, "screening", *crumbs) | {
        "chosen": chosen,
        "level": str(chosen.level.label),
        "levels": [_level(now, one, chosen, current) for one in ORDER],
        "ways": [_way(now, chosen, name, text, current, settle) for name, text in WAYS],
        "searches": _searches(now, chosen, current),
        "left": len(left),
        "total": len(here),
        "done": len(here) - len(left),
        "share": (len(here) - len(left)) / len(here) if here else 0,
        "rule": rule_words(now.rules[chosen.level]),
        "read_href": chosen.to("screening:next", review) if left else "",
    }


def _level(now: Board, level: str, chosen: Chosen, current: str) -> dict[str, Any]:
    there = Chosen(level, chosen.search, chosen.phase)  # type: ignore[arg-type]  # ORDER holds levels
    return {
        "text": str(there.level.label),
        "href": there.to(_page(current), now.review),
        "current": level == chosen.level,
        "count": len(now.population(level)),
    }


def _way(  # noqa: PLR0917  (a link, and what decides how it looks)
    now: Board, chosen: Chosen, name: str, text: str, current: str, settle: int
) -> dict[str, Any]:
    return {
        "text": text,
        "href": chosen.to(name, now.review),
        "current": name == current,
        "count": settle if name == "screening:conflicts" else 0,
    }


def _page(current: str) -> str:
    """The page of another level or search that is like this one."""
    return current if current in dict(WAYS) else "screening:overview"


def _searches(now: Board, chosen: Chosen, current: str) -> list[dict[str, Any]]:
    """Each search one can read alone, and all of them together."""
    many = Counter(now.search_of.values())
    if len(now.searches) < 2:
        return []
    name = _page(current)
    rows = [("All searches", Chosen(chosen.level), len(now.search_of))]
    phases = sorted(set(now.phases.values()))
    for phase in phases if len(phases) > 1 else []:
        number = sum(many[pk] for pk, of in now.phases.items() if of == phase)
        rows.append((f"Phase {phase}", Chosen(chosen.level, phase=phase), number))
    for pk, one in now.searches.items():
        about = f", for {one.target}" if one.target else ""
        rows.append((f"{one.source}{about}", Chosen(chosen.level, str(one.public_id)), many[pk]))
    return [
        {
            "text": text,
            "href": there.to(name, now.review),
            "current": there.search == chosen.search and there.phase == chosen.phase,
            "count": number,
        }
        for text, there, number in rows
    ]
