"""A document of two pages, and a passage in it."""

import pytest

from linkwork.access.actors import Actor
from linkwork.evidence.extraction import actions, queries
from linkwork.evidence.extraction.models import Document, Page, Passage
from linkwork.evidence.records.models import Review

WORDS = (
    "Those who lived alone were met at home. Being met took the fear away, and they went in.\n"
    "Two did not want company.\fA second page says no more."
)
QUOTE = "Being met took the fear away, and they went in."


@pytest.fixture
def told(review: Review, sade: Actor) -> Document:
    """A text of two pages."""
    return actions.hand_in(review=review, content=WORDS.encode(), file_name="told.txt", by=sade)


@pytest.fixture
def page(told: Document) -> Page:
    """Its first page."""
    return queries.pages(told)[0]


@pytest.fixture
def passage(page: Page, sade: Actor) -> Passage:
    """A sentence of it."""
    return actions.mark_words(page=page, words=QUOTE, by=sade)
