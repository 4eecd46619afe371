"""The twelve gates of a review: each says what is missing, and only what is."""

from collections.abc import Callable

from linkwork.access.actors import Actor
from linkwork.evidence.records import actions as records
from linkwork.evidence.records.models import Review
from linkwork.evidence.reporting import rameses
from linkwork.evidence.reporting.account import Account
from linkwork.evidence.reporting.gates import Gate, How, gates
from linkwork.evidence.synthesis import actions as synthesis
from linkwork.library import actions as library
from tests.unit.evidence.reporting.test_sums import search

NAMES = [
    "Set-up",
    "Scoping and first theories",
    "Search and screening",
    "Richness",
    "Coding",
    "Consolidation",
    "Prioritisation",
    "Search again, for each prioritised statement",
    "Synthesis",
    "Theory version signed",
    "Local test registered",
    "Verdict and report",
]


def found(review: Review, by: Actor) -> dict[str, Gate]:
    """The gates by name, as somebody sees them now."""
    account = Account(review, by.user)
    return {one.name: one for one in gates(account, rameses.answers(account))}


def test_a_new_review_has_passed_nothing(review: Review, sade: Actor) -> None:
    """Twelve gates in their order, none passed, each with the reason."""
    now = found(review, sade)
    assert list(now) == NAMES
    assert not [one.name for one in now.values() if one.how is How.PASSED]
    assert all(one.missing and one.says and one.href for one in now.values())
    assert now["Search and screening"].missing == ("no search has been taken in",)
    assert now["Theory version signed"].how is How.WAITS
    assert now["Local test registered"].status == "Optional"


def test_a_search_moves_the_gate_on(review: Review, sade: Actor) -> None:
    """With a search in, what is missing is the reading of its records."""
    records.take_in(review=review, content=search(1, 3), file_name="a.ris", by=sade)
    now = found(review, sade)["Search and screening"]
    assert now.missing == ("3 records to read",)
    assert "3 records from 1 search" in now.says


def test_prioritised_statements_want_their_own_search_and_one_against(
    review: Review, sade: Actor
) -> None:
    """Until each has a search of phase 2 and one for evidence against it, the gate names it."""
    library.load_starter(by=sade)
    synthesis.take_up(review=review, codes=["EG3"], reason="Husk names it", by=sade)
    again = "Search again, for each prioritised statement"
    assert found(review, sade)[again].how is How.WAITS
    synthesis.set_status(
        review=review, code="EG3", version=1, status="prioritised", reason="By vote", by=sade
    )
    now = found(review, sade)
    assert now["Prioritisation"].how is How.PASSED
    assert now[again].how is How.MISSING
    assert "Accompanied" in now[again].missing[0]
    records.take_in(
        review=review,
        content=search(2, 2),
        file_name="b.ris",
        purpose="contrary",
        target="EG3",
        by=sade,
    )
    assert found(review, sade)[again].how is How.PASSED
    assert found(review, sade)["Synthesis"].missing[0] == "no configuration has been made"


def test_the_home_says_what_is_next(review: Review, page: Callable[..., str]) -> None:
    """The first gate that is not passed is what to do next; the flow is drawn with words."""
    said = page("review", review)
    assert "0 of 12 gates passed" in said
    assert "Next: gate 1" in said
    assert "A gate opens when nothing is missing" in said


def test_the_demonstration_is_half_way(shown: Review, page: Callable[..., str]) -> None:
    """Its home draws the flow, says what happened last, and every gate has its words."""
    said = page("review", shown)
    for name in NAMES:
        assert name in said
    assert "Latest" in said
    assert "0 of 12 gates passed" not in said
