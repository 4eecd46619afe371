"""The pages of duplicates: what members see and do there, and that nobody else finds them."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.evidence.duplicates import actions, queries, searching
from linkwork.evidence.records.models import Record, Review
from tests.unit.evidence.test_pages import browser, words


@pytest.fixture
def looked(review: Review, works: dict[str, Record], sade: Actor) -> Review:
    """The review, searched."""
    searching.carry_out(searching.open_search(review=review, by=sade).pk)
    return review


def to(name: str, review: Review, *rest: object) -> str:
    """An address of this room."""
    return reverse(f"duplicates:{name}", args=[review.public_id, *rest])


def sent(client: Client, address: str, **values: str) -> str:
    """Send a form; answer where it leads."""
    answer = client.post(address, {"idempotency_key": str(uuid4()), **values})
    assert answer.status_code == 302, words(answer.content)[:600]
    return str(answer["Location"])


def test_list(looked: Review, sade: Actor) -> None:
    """The list counts works, shows what is asked and the groups, and leads on."""
    said = words(browser(sade).get(to("list", looked)).content)
    assert "another stands for 1 of them · 3 works to read" in said
    assert "Look at 1 pair" in said
    assert "1 work with several records" in said
    assert "different journal" in said


def test_side_by_side(looked: Review, sade: Actor) -> None:
    """Two records stand side by side, and what differs is marked."""
    (asked,) = queries.questions(looked)
    page = browser(sade).get(to("question", looked, asked.public_id)).content.decode()
    assert "<mark>2019</mark>" in page
    assert "<mark>2020</mark>" in page
    assert "<mark>Elsewhere and Other Places</mark>" in page


def test_answered_by_button(looked: Review, works: dict[str, Record], sade: Actor) -> None:
    """One button answers, and the next pair follows; without one, the list says so."""
    client = browser(sade)
    (asked,) = queries.questions(looked)
    assert sent(client, to("question", looked, asked.public_id), answer="same") == to(
        "next", looked
    )
    assert queries.stands_for(looked)[works["B2"].pk] == works["waiting"].pk
    assert client.get(to("next", looked))["Location"] == to("list", looked)
    said = words(client.get(to("list", looked)).content)
    assert "Stone 2019 and Stone 2020 are one work now" in said
    assert "What people said last One work : Stone 2019 and Stone 2020" in said
    answered = words(client.get(to("question", looked, asked.public_id)).content)
    assert "This has been answered" in answered


def test_part_and_take_back(looked: Review, works: dict[str, Record], sade: Actor) -> None:
    """A record is parted with a reason, and the word taken back from the group's page."""
    client = browser(sade)
    record = works["B1"].public_id
    assert "say why" not in words(client.get(to("part", looked, record)).content)
    sent(client, to("part", looked, record), reason="another town")
    assert queries.stands_for(looked) == {}
    ruling = queries.said(looked)[0]
    page = client.get(to("group", looked, record)).content.decode()
    assert to("take_back", looked, ruling.public_id) in page
    sent(client, to("take_back", looked, ruling.public_id), reason="no, the same")
    assert works["B1"].pk in queries.stands_for(looked)


def test_joined_by_hand(looked: Review, works: dict[str, Record], sade: Actor) -> None:
    """A record is found by its words and joined, with a reason; without one it is not."""
    client = browser(sade)
    head = works["company"].public_id
    found = client.get(to("group", looked, head), {"words": "Waiting"}).content.decode()
    assert f'value="{works["waiting"].public_id}"' in found
    sent(client, to("join", looked, head), other=str(works["waiting"].public_id), reason="")
    assert works["waiting"].pk not in queries.stands_for(looked)
    sent(client, to("join", looked, head), other=str(works["waiting"].public_id), reason="one")
    assert queries.stands_for(looked)[works["waiting"].pk] == works["company"].pk


def test_job(review: Review, works: dict[str, Record], sade: Actor) -> None:
    """A search is asked for once, tells how far it is, and ends with the page coming anew."""
    client = browser(sade)
    sent(client, to("look", review))
    sent(client, to("look", review))
    said = words(client.get(to("list", review)).content)
    assert "duplicates are being looked for already" in said
    search = queries.last_search(review)
    assert search is not None
    if search.state == search.State.OPEN:
        assert "Waiting for its turn" in words(client.get(to("progress", review)).content)
        searching.carry_out(search.pk)
    assert client.get(to("progress", review), headers={"HX-Request": "true"})["HX-Refresh"]


def test_few_questions(looked: Review, sade: Actor, django_assert_max_num_queries: object) -> None:
    """The list costs few questions to the database, however many records there are."""
    client = browser(sade)
    client.get(to("list", looked))
    with django_assert_max_num_queries(40):  # type: ignore[operator]
        client.get(to("list", looked))


def test_members_only(
    looked: Review, works: dict[str, Record], nia: Actor, stranger: Actor
) -> None:
    """For anybody who is no member, none of these pages is there."""
    (asked,) = queries.questions(looked)
    (word,) = actions.join(records=[works["B2"], works["B1"]], reason="one", by=nia)
    record = works["B1"].public_id
    pages = (
        to("list", looked),
        to("next", looked),
        to("progress", looked),
        to("question", looked, asked.public_id),
        to("group", looked, record),
        to("part", looked, record),
        to("take_back", looked, word.public_id),
    )
    for other in (nia, stranger):
        assert {browser(other).get(page).status_code for page in pages} == {404}
