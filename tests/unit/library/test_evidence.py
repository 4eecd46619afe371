"""What stands beside a statement: passages and findings, and how they are said."""

from datetime import UTC, datetime

import pytest

from linkwork.access import scope
from linkwork.access.actors import Actor
from linkwork.access.roles import Role
from linkwork.library import actions, differences, queries, words
from linkwork.library.models import NeverChanges
from tests.unit.library import offers
from tests.unit.library.cast import service, staff


def test_a_passage_stands_beside_a_version_once(starter: Actor) -> None:
    """Citing the same passage twice leaves one; its hash is that of its words."""
    eg3, quoted = queries.statement("EG3"), offers.passage()
    first = actions.cite(statement=eg3, passage=quoted, stance="supports", by=starter)
    again = actions.cite(statement=eg3, passage=quoted, stance="supports", by=starter)
    assert first == again
    assert first.as_quoted
    assert queries.evidence_line("EG3", starter.organisation).passages == 1


def test_a_passage_must_fit_its_place(starter: Actor) -> None:
    """A quote of another length than its offsets is refused, and so is an unknown stance."""
    eg3 = queries.statement("EG3")
    with pytest.raises(actions.NotAllowed, match="as long as"):
        actions.cite(
            statement=eg3, passage=offers.passage(quote="short"), stance="supports", by=starter
        )
    with pytest.raises(actions.NotAllowed, match="no such stance"):
        actions.cite(statement=eg3, passage=offers.passage(), stance="agrees", by=starter)


def test_a_finding_is_said_in_people(starter: Actor, rowan: Actor) -> None:
    """The line says how many more in every hundred, between what, of how many cases."""
    eg3 = queries.statement("EG3")
    actions.record_finding(statement=eg3, study=offers.study(), figures=offers.figures(), by=rowan)
    line = queries.evidence_line("EG3", rowan.organisation)
    assert line.here == "18 more in every 100 people attend, between 12 and 24; 1,240 cases"
    assert line.verdict == "supported"
    assert line.panel == "no votes yet"
    assert line.sentence.startswith("2 sources, no passage marked yet · here: 18 more")


def test_too_few_cases_are_said_as_calmly(starter: Actor, rowan: Actor) -> None:
    """Not enough cases: how many so far, and about how many are needed."""
    few = offers.figures(verdict="insufficient", n=84, needed=310, effect=None, low=None, high=None)
    ad9 = queries.statement("AD9")
    actions.record_finding(statement=ad9, study=offers.study(), figures=few, by=rowan)
    line = queries.evidence_line("AD9", rowan.organisation)
    assert line.here == "not enough cases yet: 84 so far, about 310 needed"


def test_a_number_is_said_in_its_own_unit(starter: Actor, rowan: Actor) -> None:
    """An outcome that is a number is not said in people."""
    fewer = offers.figures(unit="count", effect=-0.4, low=-0.7, high=0.1, smallest=0.2)
    ad6 = queries.statement("AD6")
    found = actions.record_finding(statement=ad6, study=offers.study(), figures=fewer, by=rowan)
    said = "0.4 fewer on average (gp contacts after), between 0.1 more and 0.7 fewer"
    assert words.effect(found) == said


def test_without_a_study_it_says_so(starter: Actor) -> None:
    """Untested is untested, and words only cannot be tested."""
    lines = queries.evidence_lines(starter.organisation)
    assert len(lines) == 33
    assert lines["EG3"].here == "not tested here yet"
    assert lines["SY1"].verdict == "not testable"


def test_the_newest_finding_speaks(starter: Actor, rowan: Actor) -> None:
    """Of two studies the later one is said; both are kept, and neither can be changed."""
    eg3 = queries.statement("EG3")
    early, late = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)
    first = actions.record_finding(
        statement=eg3, study=offers.study(), figures=offers.figures(), by=rowan, found_at=late
    )
    other = offers.figures(verdict="mixed", n=90)
    actions.record_finding(
        statement=eg3, study=offers.study(), figures=other, by=rowan, found_at=early
    )
    assert queries.evidence_line("EG3", rowan.organisation).verdict == "supported"
    assert queries.findings_for(rowan.organisation, "EG3").count() == 2
    for change in (first.save, first.delete, lambda: first.save_over(1, n=2)):
        with pytest.raises(NeverChanges):
            change()


def test_findings_belong_to_their_service(starter: Actor, rowan: Actor) -> None:
    """Another service's findings are not ours."""
    eg3 = queries.statement("EG3")
    actions.record_finding(statement=eg3, study=offers.study(), figures=offers.figures(), by=rowan)
    hillside = service("Hillside")
    staff("Another Evaluator", Role.ANALYST, hillside)
    with scope.within(hillside.pk):
        assert queries.evidence_line("EG3", hillside).here == "not tested here yet"


def test_differences_are_word_by_word() -> None:
    """Only the words that changed are marked."""
    before = {"if_text": "transport to the first session", "then_text": "goes"}
    after = {"if_text": "someone goes to the first session", "then_text": "goes"}
    (change,) = differences.between(before, after)
    assert change.label == "IF"
    states = [(piece.state, piece.text.strip()) for piece in change.pieces]
    assert states == [
        ("removed", "transport"),
        ("added", "someone goes"),
        ("same", "to the first session"),
    ]
