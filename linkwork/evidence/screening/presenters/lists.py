"""The records of a level as a list: what I said, and where each stands as far as I may know."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Page, Paginator

from linkwork.access.models import User
from linkwork.evidence.records import presenters as records
from linkwork.evidence.records import queries as records_of
from linkwork.evidence.records.models import Record
from linkwork.evidence.screening import queries
from linkwork.evidence.screening.blindness import known, mine, within
from linkwork.evidence.screening.board import Board
from linkwork.evidence.screening.levels import ANSWERS, REASONS, Answer
from linkwork.evidence.screening.piles import Chosen
from linkwork.evidence.screening.presenters.frame import framed
from linkwork.evidence.screening.presenters.words import COLOURS, WORDS, word
from linkwork.evidence.screening.standing import Standing

ON_A_PAGE = 50
TO_READ = "to-read"
# What a list can show: a word for the address, what it is called.
SHOWS = (
    (TO_READ, "For me to read"),
    ("waits", "Read by me, waits for another"),
    ("included", "Included"),
    ("left-out", "Left out"),
    ("differ", "Readers differ, or maybe"),
    ("all", "All"),
)
STANDING: dict[str, tuple[Standing, ...]] = {
    "waits": (Standing.HALF_READ,),
    "included": (Standing.INCLUDED,),
    "left-out": (Standing.EXCLUDED,),
    "differ": (Standing.APART, Standing.UNDECIDED),
    "all": tuple(Standing),
}


def listed(  # noqa: PLR0917  (which records, which of them, and the page)
    now: Board, chosen: Chosen, reader: User | None, show: str, words: str, page: str | None
) -> dict[str, Any]:
    """The context of the list."""
    show = show if show in dict(SHOWS) else TO_READ
    keys = _keys(now, chosen, reader, show)
    if words:
        named = set(
            records_of.matching(now.review, records_of.Wanted(words=words)).values_list(
                "pk", flat=True
            )
        )
        keys = [pk for pk in keys if pk in named]
    leaf: Page[int] = Paginator(keys, ON_A_PAGE).get_page(page)
    rows = queries.by_keys(now.review, list(leaf.object_list))
    extra = {"show": show} | ({"words": words} if words else {})
    return framed(now, chosen, reader, "screening:list") | {
        "show": show,
        "shows": [_show(now, chosen, one, text, show) for one, text in SHOWS],
        "words": words,
        "found": len(keys),
        "page": leaf,
        "here": chosen.to("screening:list", now.review, **extra),
        "rows": [_row(now, chosen, one, reader) for one in rows],
        "answers": [(one.value, str(one.label)) for one in ANSWERS[chosen.level]],
        "reasons": [(one.value, str(one.label)) for one in REASONS[chosen.level]],
        "exclude": Answer.EXCLUDE.value,
    }


def _keys(now: Board, chosen: Chosen, reader: User | None, show: str) -> list[int]:
    pile, me = chosen.pile(now), reader.pk if reader else 0
    if show == TO_READ:
        return queries.ordered(now, pile, reader)
    wanted = STANDING[show]
    return [pk for pk in within(now, pile) if known(now, pk, pile.level, me) in wanted]


def _show(now: Board, chosen: Chosen, one: str, text: str, show: str) -> dict[str, Any]:
    href = chosen.to("screening:list", now.review, show=one)
    return {"text": text, "href": href, "current": one == show, "value": one}


def _row(now: Board, chosen: Chosen, record: Record, reader: User | None) -> dict[str, Any]:
    me = reader.pk if reader else 0
    where = known(now, record.pk, chosen.level, me)
    return {
        "id": str(record.public_id),
        "title": record.title,
        "short": record.short,
        "where": records.where(record),
        "kind": records.kind_of(record),
        "href": chosen.to("screening:record", now.review, record.public_id),
        "mine": word(mine(now, record.pk, chosen.level, me)),
        "standing": WORDS[where],
        "colour": COLOURS[where],
        "settle_href": chosen.to("screening:settle", now.review, record.public_id)
        if where in (Standing.APART, Standing.UNDECIDED)
        else "",
    }


def as_rows(
    now: Board, chosen: Chosen, reader: User | None, names: Callable[[int], str]
) -> list[list[object]]:
    """The list as lines of a file: nothing in it that its reader may not know."""
    me = reader.pk if reader else 0
    keys = within(now, chosen.pile(now))
    head: list[object] = ["Key", "Record", "Title", "Year", "DOI", "Level", "Standing"]
    lines: list[list[object]] = [[*head, "I said", "My reason", "All answers"]]
    for record in queries.by_keys(now.review, keys):
        where = known(now, record.pk, chosen.level, me)
        said = word(mine(now, record.pk, chosen.level, me))
        told = now.of(record.pk, chosen.level)
        everybody = [*told.words.values(), *([told.settled] if told.settled else [])]
        opened = everybody if now.is_open(record.pk, chosen.level) else []
        answers = "; ".join(f"{names(one.reviewer)}: {_said(word(one))}" for one in opened)
        about = [record.key, record.short, record.title, record.year or "", record.doi]
        line = [*about, str(chosen.level.label), WORDS[where]]
        lines.append([*line, said["answer"], said["reason"], answers])
    return lines


def _said(one: dict[str, str]) -> str:
    return f"{one['answer']} ({one['reason']})" if one["reason"] else one["answer"]
