"""Blind until both are in: no page, order, count, file or work done shows what the other said."""

import re
from collections.abc import Callable, Iterator, Sequence

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.evidence.records.models import Record, Review
from linkwork.evidence.screening import actions, ordering, queries
from linkwork.evidence.screening.presenters.lists import SHOWS
from tests.unit.evidence.test_pages import browser

CHANGING = re.compile(
    r'(name="(csrfmiddlewaretoken|idempotency_key|base)" value="[^"]*"|nonce="[^"]*"'
    r"|on \d+ \w+ \d{4}, \d\d:\d\d)"
)
Say = Callable[[Sequence[Record], Actor], None]


def nothing(rows: Sequence[Record], by: Actor) -> None:
    """The other reader has not begun."""


def all_out(rows: Sequence[Record], by: Actor) -> None:
    """The other reader leaves everything out."""
    actions.decide_many(records=rows, answer="exclude", reason="opinion", note="Canary out", by=by)


def some_of_each(rows: Sequence[Record], by: Actor) -> None:
    """The other reader takes some, doubts some, and takes an answer back."""
    actions.decide_many(records=rows[::2], answer="maybe", by=by)
    actions.decide_many(records=rows[1::2], answer="exclude", reason="topic", by=by)
    actions.take_back(record=rows[0], by=by)


def addresses(review: Review, rows: Sequence[Record]) -> Iterator[str]:
    """Every page and file in which an answer might show."""
    one = review.public_id
    everywhere = ("overview", "next", "list", "conflicts", "agreement", "stop", "rules", "csv")
    for name in everywhere:
        yield reverse(f"screening:{name}", args=[one])
    for name in ("overview", "list", "csv"):
        yield reverse(f"screening:{name}", args=[one]) + "?level=full-text"
    for show, _ in SHOWS:
        yield reverse("screening:list", args=[one]) + f"?show={show}"
    for record in (rows[0], rows[-1]):
        for name in ("screening:record", "screening:settle", "records:record"):
            yield reverse(name, args=[one, record.public_id])
    for name in ("reporting:review", "reporting:exports", "records:records", "extraction:attach"):
        yield reverse(name, args=[one])


def seen(client: Client, address: str) -> tuple[int, str, str, int]:
    """What an address answers, and how many questions it asked the database."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = client.get(address)
    text = CHANGING.sub("", answer.content.decode())
    return answer.status_code, answer.get("Location", ""), text, len(asked)


class Undo(Exception):
    """Ends a trial, of which nothing is kept."""


def trial(
    review: Review, rows: Sequence[Record], say: Say, other: Actor, me: Actor
) -> dict[str, object]:
    """Everything I can see once the other has said something, and nothing of it kept."""
    found: dict[str, object] = {}
    client = browser(me)
    try:
        with transaction.atomic():
            say(rows[5:], other)
            mine = actions.ask_order(review=review, level="abstract", by=me)
            found["order made"] = ordering.make(mine.pk)
            mine.refresh_from_db()
            found["order"] = mine.records
            for address in addresses(review, rows):
                found[address] = seen(client, address)
            hidden = queries.hidden_from(review, me.user)
            shown = queries.of_reader(review, other.user, None).exclude(pk__in=hidden)
            found["leaves"] = [(one.record_id, one.answer) for one in shown.filter(record__in=rows)]
            raise Undo
    except Undo:
        return found


@pytest.fixture
def begun(made: Callable[[int], Sequence[Record]], sade: Actor, tom: Actor) -> Sequence[Record]:
    """Twenty records: both have read five, on one of which they differ; Tom has read three more."""
    rows = made(20)
    actions.decide_many(records=rows[:3], answer="include", by=sade)
    actions.decide_many(records=rows[3:5], answer="exclude", reason="topic", by=sade)
    actions.decide_many(records=rows[:2], answer="include", by=tom)
    actions.decide_many(records=rows[2:8], answer="exclude", reason="protocol", by=tom)
    return rows


def test_nothing_shows_a_reader_what_the_other_said(
    review: Review, begun: Sequence[Record], sade: Actor, tom: Actor
) -> None:
    """To the letter the same, and with as many questions asked, whatever the other reader did."""
    rows = [*begun[:5], *begun[8:]]  # but those that Tom has read: there both would be in
    first = trial(review, rows, nothing, sade, tom)
    assert len(first) > 25
    for say in (all_out, some_of_each):
        again = trial(review, rows, say, sade, tom)
        assert [where for where in first if first[where] != again[where]] == []


def test_nothing_shows_a_third_what_one_reader_said(
    review: Review, begun: Sequence[Record], sade: Actor, ines: Actor
) -> None:
    """A member who has read nothing cannot tell what one reader said of what the other has not."""
    rows = [*begun[:5], *begun[8:]]
    first = trial(review, rows, nothing, sade, ines)
    again = trial(review, rows, some_of_each, sade, ines)
    assert [where for where in first if first[where] != again[where]] == []


def test_the_test_can_see(review: Review, begun: Sequence[Record], sade: Actor, tom: Actor) -> None:
    """Where the other's answer makes both be in, the same trial finds it, on many pages."""
    rows = begun[:8]
    first = trial(review, rows, nothing, sade, tom)
    again = trial(review, rows, all_out, sade, tom)
    assert len([where for where in first if first[where] != again[where]]) > 5


def test_what_both_have_read_is_open(
    review: Review, begun: Sequence[Record], sade: Actor, tom: Actor
) -> None:
    """Both answers, with who gave them, stand on the page of a record that both have read."""
    address = reverse("screening:record", args=[review.public_id, begun[2].public_id])
    for reader, other in ((sade, "Tom Reed"), (tom, "Sade Okonjo")):
        _, _, text, _ = seen(browser(reader), address)
        assert other in text
        assert "Others said" in text
