"""The RAMESES checklist: 19 items, each with its place in the report or what is missing."""

from collections.abc import Callable

import pytest

from linkwork.access.actors import Actor
from linkwork.evidence.records.models import Review
from linkwork.evidence.reporting import actions, rameses
from linkwork.evidence.reporting.account import Account
from linkwork.evidence.reporting.parts import PARTS
from linkwork.evidence.reporting.rameses import State


def answered(review: Review) -> dict[int, rameses.Answer]:
    """The answers by item."""
    return {one.item.number: one for one in rameses.answers(Account(review))}


def test_nothing_is_claimed_that_is_not_there(review: Review) -> None:
    """Of a review in which nothing was done, only title and question are in the report."""
    now = answered(review)
    assert sorted(now) == list(range(1, 20))
    assert [n for n, one in now.items() if one.state is State.THERE] == [1]
    assert now[4].state is State.PARTLY
    assert all(one.missing for one in now.values() if one.state is not State.THERE)


def test_every_item_that_needs_words_has_a_part(review: Review) -> None:
    """An item that authors answer names the part in which they do."""
    theirs = {one.item for one in PARTS}
    assert {n for n, one in answered(review).items() if one.parts} == theirs
    assert {2, 6, 15, 16, 17, 18} <= theirs


@pytest.mark.parametrize("item", [2, 3, 6, 15, 16, 17, 18, 19])
def test_written_parts_answer_their_item(item: int, review: Review, sade: Actor) -> None:
    """Once its parts are written the item is in the report; emptied again, it is not."""
    names = [one.name for one in PARTS if one.item == item and one.name != "plain"]
    for name in names:
        actions.write(review=review, part=name, text="We say so.", by=sade)
    assert answered(review)[item].state is State.THERE
    actions.write(review=review, part=names[0], text="", by=sade, expected=1)
    assert answered(review)[item].state is not State.THERE


def test_the_page_and_the_file_agree(
    shown: Review, page: Callable[..., str], rows: Callable[..., list[dict[str, str]]]
) -> None:
    """The page counts what the file lists, and neither hides a gap."""
    said, told = page("checklist", shown), rows(shown, "checklist")
    whole = sum(row["Answered"] == "In the report" for row in told)
    assert len(told) == 19
    assert f"{whole} of 19 items" in said
    assert all(row["What is missing"] for row in told if row["Answered"] != "In the report")
