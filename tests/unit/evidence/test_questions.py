"""The pages of a review cost as many questions to the database in a large review as in a small."""

import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.evidence.duplicates import actions as duplicates
from linkwork.evidence.duplicates.models import Question
from linkwork.evidence.extraction import actions as extraction
from linkwork.evidence.extraction import queries as pages
from linkwork.evidence.records import actions as records
from linkwork.evidence.records import queries as records_of
from linkwork.evidence.records.models import Record, Review
from linkwork.evidence.screening import actions as screening
from linkwork.evidence.synthesis import actions as synthesis
from linkwork.evidence.synthesis import queries as statements_of
from tests.unit.evidence.test_pages import browser

# The most that each may cost, whatever is in the review.
MOST = {
    "reporting:review": 40,
    "reporting:exports": 31,
    "reporting:checklist": 31,
    "reporting:plain": 33,
    "reporting:bundle": 24,
    "reporting:table left-out": 18,
    "reporting:table same-work": 14,
    "reporting:table flow": 28,
    "reporting:table evidence": 22,
    "reporting:table agreement": 17,
    "duplicates:list": 24,
    "theories:list": 18,
    "screening:overview": 22,
    "synthesis:drafts": 23,
    "extraction:documents": 22,
    "panels:list": 22,
    "records:records": 16,
}
NOT_QUESTIONS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


def ris(size: int) -> Iterator[str]:
    """A search result of so many works."""
    for one in range(size):
        yield f"TY  - JOUR\nID  - more{one}\nTI  - Further work {one}\nPY  - 2021\nER  - \n\n"


def grown(review: Review, readers: list[Actor], size: int) -> None:
    """More of everything that a page has rows of: records, pairs, decisions, passages, codings."""
    by = readers[0]
    content = "".join(ris(size)).encode()
    records.take_in(review=review, content=content, file_name="more.ris", source="More", by=by)
    found = list(records_of.records(review).filter(key__startswith="more"))
    for one, other in zip(found[:8:2], found[1:8:2], strict=True):
        duplicates.join(records=[one, other], reason="the same work", by=by)
    asked(review, found[8:16])
    for number, record in enumerate(found[16:]):
        answer, reason = ("include", "") if number % 4 == 0 else ("exclude", "topic")
        for reader in readers:
            screening.decide(record=record, answer=answer, reason=reason, by=reader)
    read(review, found[16::4], by)


def asked(review: Review, found: list[Record]) -> None:
    """Pairs that wait for a person."""
    for one, other in zip(found[::2], found[1::2], strict=True):
        Question.objects.create(
            organisation=review.organisation,
            review=review,
            first=one,
            second=other,
            reason="alike",
            points=80,
            asked_at=review.searches.latest("pk").imported_at,
        )


def read(review: Review, found: list[Record], by: Actor) -> None:
    """A document for each of some records, its passage coded to one statement after another."""
    statements = statements_of.statements(review)
    for number, record in enumerate(found):
        words = f"Somebody went along, and person {number} came."
        document = extraction.hand_in(
            review=review,
            content=words.encode(),
            file_name=f"{number}.txt",
            title=f"Report {number}",
            record=record,
            invented=True,
            by=by,
        )
        page = pages.page(document, 1)
        assert page is not None
        passage = extraction.mark_words(page=page, words=words, by=by)
        one = statements[number % len(statements)]
        synthesis.code(
            passage=passage, code=one.code, version=one.version, stance="supports", by=by
        )


def questions(client: Client, review: Review, name: str) -> int:
    """How many questions a page asks, once it has been opened before."""
    route, *rest = name.split()
    address = reverse(route, args=[review.public_id, *rest])
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
        said = [one["sql"] for one in captured.captured_queries]
    assert answer.status_code == 200
    return sum(not one.startswith(NOT_QUESTIONS) for one in said)


def test_no_question_for_a_row(shown: Review, sade: Actor, tom: Actor) -> None:
    """Forty records, pairs, decisions and passages more cost no page one question more."""
    client = browser(sade)
    before = {name: questions(client, shown, name) for name in MOST}
    grown(shown, [sade, tom], 40)
    after = {name: questions(client, shown, name) for name in MOST}
    assert {name: number for name, number in before.items() if number > MOST[name]} == {}
    more = {name: (before[name], after[name]) for name in MOST if after[name] > before[name]}
    assert more == {}


@pytest.mark.parametrize("page", ["1", "2"])
def test_a_page_of_those_left_out_reads_its_own_rows(
    page: str, shown: Review, sade: Actor, tom: Actor, django_assert_max_num_queries: object
) -> None:
    """A page of the table has a hundred rows at most; both pages say how many there are in all."""
    grown(shown, [sade, tom], 170)
    client = browser(sade)
    address = reverse("reporting:table", args=[shown.public_id, "left-out"])
    with django_assert_max_num_queries(40):  # type: ignore[operator]
        said = client.get(address, {"page": page}).content.decode()
    rows = client.get(reverse("reporting:csv", args=[shown.public_id, "left-out"]))
    whole = rows.content.decode().strip().count("\n")
    assert f"{whole:,} rows" in said
    shown_rows = re.findall(r'/records/[0-9a-f-]{36}/"', said)
    assert len(shown_rows) == min(100, whole - 100 * (int(page) - 1))
