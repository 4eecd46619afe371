"""Sentences of an abstract that may carry a claim are underlined where one decides about it."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.evidence.records import actions as records
from linkwork.evidence.records import queries as records_of
from linkwork.evidence.records.models import Record, Review
from linkwork.evidence.screening import actions
from linkwork.evidence.screening.levels import Level
from linkwork.evidence.screening.models import ScreeningDecision
from linkwork.evidence.screening.piles import Chosen
from linkwork.evidence.screening.presenters import abstract as presented
from tests.unit.evidence.test_pages import browser

CLAIM = "People came back when the same worker was there, because they were known by name."
PLAIN = "We spoke to 24 people in the North East."
MARK = '<mark class="lw-may">'
CHOSEN = Chosen(Level.ABSTRACT)
Take = Callable[[str], Record]


@pytest.fixture
def take(review: Review, sade: Actor) -> Take:
    """Take a record with these words as its abstract into the review."""

    def one(words: str) -> Record:
        text = f"TY  - JOUR\nAU  - Odell, A\nTI  - Company\nPY  - 2020\nAB  - {words}\nER  - \n"
        records.take_in(review=review, content=text.encode(), file_name="a.ris", by=sade)
        return records_of.records(review).get()

    return one


def at(record: Record, name: str = "record") -> str:
    """The page on which it is decided about."""
    return reverse(f"screening:{name}", args=[record.review.public_id, record.public_id])


@pytest.mark.parametrize("level", ["", "full-text", "richness"])
def test_a_claim_is_underlined_at_every_level(take: Take, sade: Actor, level: str) -> None:
    """The sentence, not its neighbour; said to be a suggestion and no evidence."""
    said = browser(sade).get(at(take(f"{PLAIN} {CLAIM}")), {"level": level}).content.decode()
    assert f"{PLAIN} {MARK}{CLAIM}</mark>" in said
    assert "1 sentence that may carry an if-then or causal claim" in said
    assert "A computer’s suggestion, never evidence" in said


def test_nothing_to_underline(take: Take, sade: Actor) -> None:
    """An abstract without a claim stands as it came, with no key to marks that are not there."""
    said = browser(sade).get(at(take(PLAIN))).content.decode()
    assert f"<p>{PLAIN}</p>" in said
    assert MARK not in said
    assert "Hide suggestions" not in said


def test_what_stands_in_an_abstract_stays_text(take: Take, sade: Actor) -> None:
    """Signs that mean something to a browser are shown, underlined or not."""
    record = take("At p<0.05 it held. If <b>they</b> trust it, people attend more.")
    said = browser(sade).get(at(record)).content.decode()
    assert "At p&lt;0.05 it held. " in said
    assert f"{MARK}If &lt;b&gt;they&lt;/b&gt; trust it, people attend more.</mark>" in said


def test_hidden_they_stay_hidden(take: Take, sade: Actor) -> None:
    """On this page and the next, until they are shown again; each reader for themselves."""
    record, client = take(CLAIM), browser(sade)
    address = at(record)
    shown = client.get(address, {"level": "full-text"}).content.decode()
    assert f"{address}?level=full-text&amp;suggestions=no" in shown
    client.get(address, {"suggestions": "no"})
    hidden = client.get(address).content.decode()
    assert MARK not in hidden
    assert f"<p>{CLAIM}</p>" in hidden
    assert f"{address}?suggestions=yes" in hidden
    assert MARK in browser(sade).get(address).content.decode()
    client.get(address, {"suggestions": "yes"})
    assert MARK in client.get(address).content.decode()


def test_a_third_sees_them_too(take: Take, sade: Actor, tom: Actor, nia: Actor) -> None:
    """Where readers differ, the abstract they differ on looks as it did to them."""
    record = take(CLAIM)
    assert nia.user is not None
    records.admit(review=record.review, user=nia.user, by=sade)
    actions.decide(record=record, answer="include", by=sade)
    actions.decide(record=record, answer="exclude", reason="topic", by=tom)
    page = browser(nia).get(at(record, "settle")).content.decode()
    assert f"{MARK}{CLAIM}</mark>" in page
    assert f"{at(record, 'settle')}?suggestions=no" in page


def test_underlining_keeps_and_asks_nothing(take: Take, sade: Actor) -> None:
    """No question to the database, no row kept: it is made of the words alone."""
    record = take(CLAIM)
    with CaptureQueriesContext(connection) as asked:
        seen = presented.abstract(CHOSEN, record, "screening:record", suggesting=True)
    assert seen["underlined"] == 1
    assert not asked.captured_queries
    assert not ScreeningDecision.objects.exists()
