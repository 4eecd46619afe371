"""One record to read and decide, and what the reader may know beside it."""

from datetime import datetime, time
from typing import Any

from django.urls import reverse

from linkwork.access.models import User
from linkwork.evidence.records import presenters as records
from linkwork.evidence.records.models import Record
from linkwork.evidence.screening import queries
from linkwork.evidence.screening.board import Board
from linkwork.evidence.screening.levels import ANSWERS, ASKS, MEANS, REASONS, Answer, Level
from linkwork.evidence.screening.models import Ordering, ScreeningDecision
from linkwork.evidence.screening.piles import Chosen
from linkwork.evidence.screening.presenters.frame import framed
from linkwork.evidence.screening.presenters.stopping import advised
from linkwork.evidence.screening.presenters.words import back_ways, decision
from linkwork.ui.words import LONDON, counted, day_clock, today

LAST = 4


def reading(now: Board, chosen: Chosen, record: Record, reader: User | None) -> dict[str, Any]:
    """The context of the page on which one record is read and decided."""
    review, level = now.review, chosen.level
    seen = queries.shown(now, now.head(record.pk), reader, level)
    said = [one for one in seen if reader and one.reviewer == reader and not one.settles]
    whose = next((now.searches[pk] for pk in [record.search_id] if pk in now.searches), None)
    return framed(now, chosen, reader, "screening:record") | {
        "record": record,
        "where": records.where(record),
        "kind": records.kind_of(record),
        "from_search": _search(whose),
        "blind": now.rules[level].readers > 1 or now.rules[level].sampled > 0,
        "mine": decision(said[0]) if said else None,
        "others": [decision(one) for one in seen if one not in said],
        "ask": ASKS[level],
        "answers": answers_of(level),
        "reasons": [(one.value, str(one.label)) for one in REASONS[level]],
        "stands_elsewhere": now.head(record.pk) != record.pk,
        "order": order_words(queries.ordering(review, level, reader)),
        "sample": _sample(now, record),
        "last": last(now, chosen, reader, LAST),
        "today": _today(now, chosen, reader),
        "stop": advised(now, chosen, reader),
        "back": back_ways(now, review, record),
        "undo_href": chosen.to("screening:undo", review),
        "record_href": reverse("records:record", args=[review.public_id, record.public_id]),
        "document_href": _document(review.public_id, record) if level != Level.ABSTRACT else "",
    }


def last(now: Board, chosen: Chosen, reader: User | None, most: int) -> list[dict[str, Any]]:
    """What a reader said last at a level, each with the way to change it."""
    rows = queries.of_reader(now.review, reader, chosen.level)
    return [_last(now, chosen, one) for one in rows[:most]]


def order_words(mine: Ordering | None) -> str:
    """Say in which order the records come to a reader."""
    if mine is None or mine.made_at is None:
        return "In the order they came."
    learned = counted(mine.learned_from, "answer")
    return f"The likeliest first, learned from {learned} on {day_clock(mine.made_at)}."


def answers_of(level: Level) -> list[dict[str, str]]:
    """The buttons of a level: the first letter of each is its key."""
    return [
        {"value": one.value, "text": str(one.label), "means": MEANS.get(one, "")}
        for one in ANSWERS[level]
        if one != Answer.EXCLUDE
    ]


def _search(whose: Any) -> str:
    if whose is None:
        return ""
    return f"{whose.source}, for {whose.target}" if whose.target else str(whose.source)


def _sample(now: Board, record: Record) -> str:
    places = dict(queries.sample_places(now)) if now.stops else {}
    if record.pk not in places:
        return ""
    return f"Drawn by chance to check the stop: {places[record.pk]} of {len(places)}"


def _last(now: Board, chosen: Chosen, one: ScreeningDecision) -> dict[str, Any]:
    record = one.record
    return {
        "short": record.short,
        "title": record.title,
        "answer": one.get_answer_display(),
        "reason": one.get_reason_display() if one.reason else one.note,
        "href": chosen.to("screening:record", now.review, record.public_id),
    }


def _today(now: Board, chosen: Chosen, reader: User | None) -> list[tuple[str, int]]:
    tally = queries.today_by(
        now.review, reader, chosen.level, datetime.combine(today(), time(), LONDON)
    )
    return [(str(one.label), tally[one]) for one in ANSWERS[chosen.level]]


def _document(review_id: Any, record: Record) -> str:
    return reverse("extraction:attach", args=[review_id]) + f"?record={record.public_id}"
