"""The page on which passages are looked at again, and the pages that say how many wait."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.evidence.extraction.models import Coding, LeftBehind
from linkwork.evidence.records.models import Review
from linkwork.evidence.reporting.account import Account
from linkwork.evidence.reporting.gates import reading
from linkwork.evidence.synthesis import actions
from linkwork.evidence.synthesis.models import StatementDraft
from linkwork.library import actions as library
from tests.unit.evidence.synthesis.test_pages import page, sent, words
from tests.unit.evidence.synthesis.words import FIELDS, mark

__all__ = ["page"]
WAITS = "2 passages were coded to version 1 and not yet looked at for version 2."


@pytest.fixture
def coded(review: Review, sade: Actor, tom: Actor) -> dict[str, Coding]:
    """Two codings of Sade's and one of Tom's to EG3, of which version 2 is being drafted."""
    library.load_starter(by=Actor.system(review.organisation))
    along, time = mark(review, "went along", sade), mark(review, "Nobody had time", sade)
    to: dict[str, Any] = {"code": "EG3", "version": 1}
    made = {
        "along": actions.code(passage=along, **to, stance="supports", memo="Plain", by=sade),
        "time": actions.code(passage=time, **to, stance="contradicts", by=sade),
        "theirs": actions.code(passage=along, **to, stance="qualifies", by=tom),
    }
    actions.draft(review=review, code="EG3", fields=FIELDS, reason="plainer", by=sade)
    return made


def said(page: Client, review: Review, name: str, *args: object) -> str:
    """What a page says."""
    return words(page.get(reverse(f"synthesis:{name}", args=[review.public_id, *args])).content)


def stance(one: Coding) -> str:
    """The field of a coding's stance."""
    return f"stance_{one.public_id}"


def test_the_pages_say_how_many_wait(
    review: Review, coded: dict[str, Coding], page: Client, sade: Actor
) -> None:
    """The statement, the list, the desk and the gates name the passages that were not looked at."""
    for status in ("kept", "prioritised"):
        actions.set_status(review=review, code="EG3", version=2, status=status, reason="r", by=sade)
    assert WAITS in said(page, review, "statement", "EG3")
    assert "2 passages not yet looked at for version 2" in said(page, review, "drafts")
    assert "2 passages not yet looked at for version 2" in said(page, review, "desk")
    missing = reading.coding(Account(review)).missing
    assert "2 passages not looked at since a statement was reworded" in missing


def test_both_wordings_stand_side_by_side(
    review: Review, coded: dict[str, Coding], page: Client
) -> None:
    """What went is marked in the old, what came in the new; a coder is asked of their own alone."""
    html = page.get(reverse("synthesis:carry", args=[review.public_id, "EG3"])).content
    shown = html.decode()
    assert "<ins>company</ins>" in shown
    assert "<del>" in shown
    assert f'value="{coded["along"].public_id}"' in shown
    assert str(coded["theirs"].public_id) not in shown
    assert "It waits for Tom Reed." in words(html)


def test_several_are_confirmed_at_once(
    review: Review, coded: dict[str, Coding], page: Client
) -> None:
    """Two ticked, one of them now read otherwise, with the reason; a new row for each."""
    mine = [coded["along"], coded["time"]]
    form = {
        "codings": [str(one.public_id) for one in mine],
        "what": "still",
        stance(mine[0]): "supports",
        stance(mine[1]): "qualifies",
    }
    asked = sent(page, review, "carry", "EG3", **form)
    assert "Say why a passage now does something else" in words(asked.content)
    assert sent(page, review, "carry", "EG3", **form, reason="Of one list").status_code == 302
    found = Coding.objects.filter(statement_version=2).order_by("pk")
    assert [(one.carried_from, one.stance) for one in found] == [
        (mine[0], "supports"),
        (mine[1], "qualifies"),
    ]
    page_of_it = said(page, review, "statement", "EG3")
    assert "1 passage was coded to version 1 and not yet looked at for version 2." in page_of_it
    assert "looked at again, carried from version 1 (Of one list)" in page_of_it


def test_one_is_left_behind_with_its_reason(
    review: Review, coded: dict[str, Coding], page: Client
) -> None:
    """Without a reason it is asked for; with one the statement's page tells it."""
    form = {"codings": [str(coded["time"].public_id)], "what": "leave"}
    asked = sent(page, review, "carry", "EG3", **form)
    assert "Say why they are left behind" in words(asked.content)
    assert not LeftBehind.objects.exists()
    assert sent(page, review, "carry", "EG3", **form, reason="Of time").status_code == 302
    page_of_it = said(page, review, "statement", "EG3")
    assert "1 coding left behind when it was reworded" in page_of_it
    assert "left behind by Sade Okonjo: Of time" in page_of_it


def test_of_another_coder_nothing_is_taken(
    review: Review, coded: dict[str, Coding], page: Client
) -> None:
    """Somebody else's coding is no choice of the form, however it is sent."""
    form = {"codings": [str(coded["theirs"].public_id)], "what": "still"}
    assert sent(page, review, "carry", "EG3", **form).status_code == 200
    assert not Coding.objects.filter(statement_version=2).exists()


def test_where_nothing_waits_it_says_so(
    review: Review, coded: dict[str, Coding], page: Client
) -> None:
    """A statement without old codings: nothing to look at; one of no review: not there."""
    made = StatementDraft.objects.get(code="EG3")
    assert made.statement_version == 2
    for one in list(Coding.objects.all()):
        one.statement_version = 2
        one.save()
    assert "No passage waits" in said(page, review, "carry", "eg3")
    gone = page.get(reverse("synthesis:carry", args=[review.public_id, "EG99"]))
    assert gone.status_code == 404
