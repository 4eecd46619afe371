"""What the tests of home and exports read: pages and files as a member gets them."""

import csv
from collections.abc import Callable
from io import StringIO

import pytest
from django.test import Client
from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.evidence.records.models import Review
from tests.unit.evidence.test_pages import browser, words

Rows = list[dict[str, str]]


@pytest.fixture
def client(sade: Actor) -> Client:
    """A browser in which the first reader has signed in."""
    return browser(sade)


@pytest.fixture
def page(client: Client) -> Callable[..., str]:
    """What a page of a review says, in words."""

    def read(name: str, review: Review, *rest: str) -> str:
        answer = client.get(reverse(f"reporting:{name}", args=[review.public_id, *rest]))
        assert answer.status_code == 200
        return words(answer.content)

    return read


@pytest.fixture
def rows(client: Client) -> Callable[[Review, str], Rows]:
    """The rows of a table as its file gives them."""

    def read(review: Review, table: str) -> Rows:
        answer = client.get(reverse("reporting:csv", args=[review.public_id, table]))
        assert answer.status_code == 200
        text = answer.content.decode("utf-8-sig")
        return list(csv.DictReader(StringIO(text)))

    return read
