"""A verdict is given on what lies there, has its reasons, and is signed by two."""

import pytest

from linkwork.access.actors import Actor
from linkwork.evidence.records.models import Review
from linkwork.evidence.theories import actions, contents, queries
from linkwork.evidence.theories.models import TheoryVersion, Verdict
from linkwork.library import actions as library
from linkwork.library import queries as shelf
from tests.unit.library import offers


def given(review: Review, by: Actor, **other: object) -> Verdict:
    """A mixed verdict of the literature on EG3, unless said otherwise."""
    fields: dict[str, object] = {
        "code": "EG3",
        "source": "literature",
        "answer": "mixed",
        "probed": False,
        "rationale": "One went along, one went alone.",
    }
    return actions.give(review=review, by=by, **(fields | other))  # type: ignore[arg-type]


def test_a_verdict_keeps_what_was_weighed(worked: Review, sade: Actor) -> None:
    """The stances that lay there, of how many documents, and that they were invented."""
    made = given(worked, sade)
    assert made.weighed == {
        "stances": {"contradicts": 1, "supports": 1},
        "documents": 1,
        "invented": 2,
    }
    assert not queries.is_signed(queries.standing_verdicts(worked)[0])


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"code": "EG1", "answer": "supported"}, "no passage supports it"),
        ({"code": "EG1", "answer": "contradicted"}, "no passage contradicts it"),
        ({"code": "EG1", "answer": "mixed"}, "mixed means"),
        ({"answer": "not testable"}, "literature supports"),
        ({"source": "service data", "answer": "supported"}, "no study here has tested it"),
        ({"code": "XX1"}, "no such statement"),
        ({"answer": "proven"}, "no such verdict"),
        ({"rationale": "  "}, "say why"),
    ],
)
def test_a_verdict_without_its_evidence_is_refused(
    worked: Review, sade: Actor, other: dict[str, object], why: str
) -> None:
    """Supported by nothing, contradicted by nothing, mixed of nothing: each is named."""
    with pytest.raises(actions.NotAllowed, match=why):
        given(worked, sade, **other)
    assert not queries.verdicts(worked).exists()


def test_insufficient_is_a_verdict(worked: Review, sade: Actor) -> None:
    """Where nothing lies there, insufficient and not testable can be said."""
    given(worked, sade, code="EG1", answer="insufficient")
    given(worked, sade, code="EG1", source="service data", answer="not testable")
    assert {one.answer for one in queries.standing_verdicts(worked)} == {
        "insufficient",
        "not testable",
    }


def test_the_service_is_judged_on_its_studies(worked: Review, sade: Actor) -> None:
    """A finding beside the statement lets the service's data be judged, and is kept with it."""
    library.record_finding(
        statement=shelf.statement("EG3"), study=offers.study(), figures=offers.figures(), by=sade
    )
    made = given(worked, sade, source="service data", answer="supported")
    assert made.weighed["findings"][0]["study"] == offers.study().reference


def test_two_people_sign_a_verdict(worked: Review, sade: Actor, tom: Actor) -> None:
    """Who gives it has signed it; the second is another; a third is not asked."""
    made = given(worked, sade)
    with pytest.raises(actions.NotAllowed, match="another person"):
        actions.sign_verdict(verdict=made, by=sade)
    actions.sign_verdict(verdict=made, by=tom)
    assert queries.is_signed(queries.standing_verdicts(worked)[0])


def test_only_signed_verdicts_stand_in_a_theory(
    theory: TheoryVersion, sade: Actor, tom: Actor
) -> None:
    """One signature is not enough to be held; the gap is said."""
    made = given(theory.review, sade)
    assert "no verdict signed by two" in _gap(theory)
    actions.sign_verdict(verdict=made, by=tom)
    assert "no verdict signed by two" not in _gap(theory)
    actions.seal(theory=theory, by=sade)
    (held,) = theory.contents["verdicts"]
    assert held["signed"] == ["Sade Okonjo", "Tom Reed"]


def test_a_later_verdict_stands(worked: Review, sade: Actor) -> None:
    """The first is kept, the last counts."""
    given(worked, sade)
    given(worked, sade, answer="insufficient")
    assert [one.answer for one in queries.standing_verdicts(worked)] == ["insufficient"]
    assert queries.verdicts(worked).count() == 2


def _gap(theory: TheoryVersion) -> str:
    """What EG3 lacks, as it would be sealed now."""
    held = contents.gather(theory.review, theory.chosen, theory.narrative)
    return next(str(one) for one in held["gaps"] if one.startswith("EG3 Accompanied"))
