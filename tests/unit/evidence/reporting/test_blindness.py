"""No page and no file of a review tells one reader what another decided before both are in."""

from collections.abc import Iterator
from typing import Any

from django.test import Client
from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.evidence.records import actions as records
from linkwork.evidence.records import queries as records_of
from linkwork.evidence.records.models import Review
from linkwork.evidence.reporting.account import Account
from linkwork.evidence.reporting.report import DRAWINGS, document
from linkwork.evidence.reporting.tables import TABLES
from linkwork.evidence.screening import actions as screening
from tests.unit.evidence.reporting.test_sums import search
from tests.unit.evidence.test_pages import browser, words

ANSWERS: tuple[dict[str, Any], ...] = (
    {"answer": "include"},
    {"answer": "maybe"},
    {"answer": "exclude", "reason": "topic", "note": "quite another thing"},
)


def seen(review: Review, client: Client, by: Actor) -> Iterator[tuple[str, object]]:
    """All that somebody can get of a review: pages, files, drawings, the report."""
    for name in ("review", "exports", "checklist", "plain"):
        yield name, words(client.get(reverse(f"reporting:{name}", args=[review.public_id])).content)
    for name in TABLES:
        yield name, client.get(reverse("reporting:csv", args=[review.public_id, name])).content
    for name in DRAWINGS:
        yield name, client.get(reverse("reporting:svg", args=[review.public_id, name])).content
    yield "report", document(Account(review, by.user))


def test_one_readers_answer_shows_nowhere(review: Review, sade: Actor, tom: Actor) -> None:
    """Unread, included, maybe or excluded by the first reader: the second sees the very same."""
    records.take_in(review=review, content=search(1, 3), file_name="a.ris", by=sade)
    first = records_of.records(review).first()
    assert first is not None
    client = browser(tom)
    before = dict(seen(review, client, tom))
    for said in ANSWERS:
        screening.decide(record=first, **said, by=sade)
        now = dict(seen(review, client, tom))
        assert {name for name in now if now[name] != before[name]} == set()
    screening.decide(record=first, answer="exclude", reason="topic", by=tom)
    after = dict(seen(review, client, tom))
    assert {"left-out", "flow", "review"} <= {name for name in after if after[name] != before[name]}
