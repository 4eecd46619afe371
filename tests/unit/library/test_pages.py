"""The library's pages: who sees them, and what they say."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from linkwork.access import scope
from linkwork.access.actors import Actor
from linkwork.access.models import AuditEvent
from linkwork.library import actions, queries
from tests.unit.library import offers


def signed_in(actor: Actor) -> Client:
    """A browser in which the actor has signed in."""
    assert actor.user is not None
    client = Client()
    client.force_login(actor.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(actor: Actor, name: str, *args: object) -> str:
    """The text of a page, without its tags."""
    answer = signed_in(actor).get(reverse(name, args=args))
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.fixture
def found(starter: Actor, rowan: Actor) -> None:
    """A finding and a passage beside EG3."""
    eg3 = queries.statement("EG3")
    actions.record_finding(statement=eg3, study=offers.study(), figures=offers.figures(), by=rowan)
    actions.cite(statement=eg3, passage=offers.passage(), stance="supports", by=starter)


def test_the_list_says_what_it_is(found: None, rowan: Actor) -> None:
    """33 statements, their finding and their passage, and that none was checked in full text."""
    said = page(rowan, "library:list")
    assert "33 statements" in said
    assert "not the 40 Husk statements" in said
    assert "Supported. 18 more in 100 attend (12 to 24) 1,240 cases" in said
    assert "1 passage from 1 document, invented" in said


def test_the_statement_keeps_three_kinds_apart(found: None, rowan: Actor) -> None:
    """Passage, finding with the unadjusted beside it, no votes; the mechanism is only proposed."""
    said = page(rowan, "library:statement", "EG3")
    assert "The mechanism is proposed, not shown." in said
    assert offers.QUOTE in said
    assert "Not adjusted" in said
    assert "80 in 100 attend where it holds, 62 where it does not" in said
    assert "No votes yet" in said
    assert "cited from abstract; no passage marked yet" in said
    assert "accompanied" in said


def test_a_stated_mechanism_is_not_called_proposed(starter: Actor, rowan: Actor) -> None:
    """Where the source states why, nothing says that we inferred it."""
    assert "proposed, not shown" not in page(rowan, "library:statement", "EG5")


def test_a_passage_opens(found: None, rowan: Actor) -> None:
    """The passage's page gives its words and place; the document opens for the review's members."""
    cited = queries.statement("EG3").citations.get()
    said = page(rowan, "library:passage", "EG3", 1, cited.pk)
    assert offers.QUOTE in said
    assert cited.quote_hash in said
    assert "opens for members of the review" in said


def test_a_referrer_sees_no_findings(found: None, ruth: Actor) -> None:
    """A role without findings reads the statement, its passages, and no figure."""
    said = page(ruth, "library:list") + page(ruth, "library:statement", "EG3")
    assert "1,240" not in said
    assert offers.QUOTE in said


def test_reading_findings_is_in_the_audit(found: None, rowan: Actor) -> None:
    """Each look at findings leaves one event."""
    before = AuditEvent.objects.filter(verb="findings beside statements").count()
    page(rowan, "library:statement", "EG3")
    assert AuditEvent.objects.filter(verb="findings beside statements").count() == before + 1


def test_what_is_not_on_the_shelf_is_not_found(starter: Actor, rowan: Actor) -> None:
    """An unknown code, version or passage is a plain 404."""
    client = signed_in(rowan)
    for name, args in (
        ("library:statement", ["XX9"]),
        ("library:version", ["EG3", 7]),
        ("library:passage", ["EG3", 1, 999]),
    ):
        assert client.get(reverse(name, args=args)).status_code == 404


def test_an_older_version_stays_readable(starter: Actor, rowan: Actor) -> None:
    """Version 1 keeps its own page, which points to the one in use."""
    from dataclasses import replace

    second = replace(queries.statement("EG3").statement, version=2, then_text="goes to it")
    with scope.within(rowan.organisation.pk):
        actions.publish(statement=second, reason="plainer", provenance="test", by=starter)
    assert "Version 2 is the one in use" in page(rowan, "library:version", "EG3", 1)
    assert "plainer" in page(rowan, "library:statement", "EG3")
