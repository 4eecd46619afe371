"""What stands beside a finding on its statement's page, and nothing where there is nothing."""

from typing import Any

import pytest

from linkwork.access.actors import Actor
from linkwork.library import actions, queries
from linkwork.library.models import Finding
from linkwork.library.presenters.beside import agreement, beside, rests_on, sensitivity
from tests.unit.library import offers
from tests.unit.library.test_pages import page
from tests.unit.ui import sample_pictures as samples

CHECKS = [
    {
        "name": "second estimator",
        "words": "weighted",
        "effect": 0.17,
        "ci": [0.11, 0.23],
        "n": 1240,
        "agrees": True,
    },
    {
        "name": "complete cases",
        "words": "all known",
        "effect": 0.11,
        "ci": [0.03, 0.19],
        "n": 702,
        "agrees": False,
    },
    {"name": "weighted for loss", "words": "too few were lost", "agrees": None},
]
SENSITIVITY = {
    "e_value": 1.9,
    "e_value_limit": 1.7,
    "robustness": 0.17,
    "robustness_limit": 0.11,
    "strongest": "previous_missed_calls",
    "strongest_of_component": 0.04,
    "strongest_of_outcome": 0.062,
}
WHOLE: dict[str, Any] = {
    "checks": CHECKS,
    "sensitivity": SENSITIVITY,
    "diagnostics": {"balance": samples.BALANCE, "outside": 0.03, "effective_n": 980.0},
    "power": samples.POWER,
    "believed": samples.BELIEVED,
    "carried": [samples.CARRIED, {"probe": "felt_heard", "words": "asked of too few"}],
    "curves": samples.CURVES,
    "signed": [{"name": "R Ellis", "role": "evaluator", "on": "3 July 2026"}, {"name": "J Marsh"}],
    "notes": ["Read twice."],
}


def found(by: Actor, **changes: Any) -> Finding:
    """A finding beside EG3."""
    return actions.record_finding(
        statement=queries.statement("EG3"),
        study=offers.study(),
        figures=offers.figures(**changes),
        by=by,
    )


def test_everything_beside_it_stands_below_the_columns(starter: Actor, rowan: Actor) -> None:
    """For whom, why, over time, other readings, belief; each from the newest finding."""
    found(rowan, beside=WHOLE, contexts=tuple(samples.CONTEXTS))
    said = page(rowan, "library:statement", "EG3")
    for words in (
        "It differs with “lives alone”; the rest could be chance",
        "6 of the 18 more in 100 go with “at ease”",
        "Felt heard: asked of too few",
        "Attended by 105 days",
        "1 of 2 other readings agree",
        "Second estimator",
        "Does not agree",
        "(E-value; 1.7 would bring the interval to no difference)",
        "Once adjusted, the groups are alike in all 6 facts",
        "Kept beside the test, never instead of it",
        "Signed R Ellis, evaluator, 3 July 2026; J Marsh",
        "Read twice.",
    ):
        assert words in said


def test_a_supported_finding_asks_for_no_more_cases(starter: Actor, rowan: Actor) -> None:
    """The curve of power is shown where the cases are too few, and only there."""
    enough = beside([found(rowan, beside=WHOLE)])
    assert enough is not None
    assert enough.power is None
    few = beside([found(rowan, beside=WHOLE, verdict="insufficient")])
    assert few is not None
    assert few.power is not None


def test_an_older_finding_has_nothing_below(starter: Actor, rowan: Actor) -> None:
    """Where a study put nothing beside its estimate, no heading stands alone."""
    found(rowan)
    said = page(rowan, "library:statement", "EG3")
    assert "What happened here" in said
    for words in ("For whom?", "Why?", "Asked another way", "Over time"):
        assert words not in said


def test_who_may_not_see_findings_sees_none_of_it(
    starter: Actor, rowan: Actor, ruth: Actor
) -> None:
    """A referrer reads the statement without anything that was found here."""
    found(rowan, beside=WHOLE, contexts=tuple(samples.CONTEXTS))
    said = page(ruth, "library:statement", "EG3")
    assert "Findings are shown to the service’s own staff" in said
    for words in ("other readings", "lives alone", "E-value", "at ease"):
        assert words not in said


def test_a_withheld_belief_is_not_drawn(starter: Actor, rowan: Actor) -> None:
    """Without an estimate that may be shown there is nothing to put beliefs beside."""
    made = beside([found(rowan, beside=WHOLE, effect=None, low=None, high=None)])
    assert made is not None
    assert made.belief is None


@pytest.mark.parametrize(
    ("checks", "said"),
    [
        ([], ""),
        (CHECKS[2:], ""),
        (CHECKS[:1], "The other reading agrees, to within one standard error."),
        (
            CHECKS,
            (
                "1 of 2 other readings agree, to within one standard error; not complete cases"
                ": +11 (+3 to +19)."
            ),
        ),
    ],
)
def test_agreement_is_counted(checks: list[dict[str, Any]], said: str) -> None:
    """Those that could not be had are not counted, and those that disagree are named."""
    assert agreement(checks) == said


def test_sensitivity_is_in_plain_words() -> None:
    """A confounder has its name, a share its percent; nothing is said of what is not there."""
    said = sensitivity(SENSITIVITY)
    assert len(said) == 3
    assert "previous missed calls explains most: 4.0 % of the one and 6.2 % of the other" in said[2]
    assert sensitivity(None) == []
    assert rests_on({"outside": 0.0, "effective_n": None}, 10)[0].startswith("0 % of people")


def test_withheld_contexts_are_named_and_not_drawn(starter: Actor, rowan: Actor) -> None:
    """Where every group is too small, the contexts that were looked at are said in one line."""
    row = {"declared": "lives alone is yes", "context": "lives alone is yes", "n": 0}
    found(rowan, contexts=({**row, "effect": None, "ci": None},))
    said = page(rowan, "library:statement", "EG3")
    assert "Too few in each group to show. Looked at: “lives alone”." in said
    assert "Is the difference itself real?" not in said


def test_an_interval_that_holds_nought_needs_nothing_to_upset_it() -> None:
    """Nothing unrecorded is asked for where the interval holds no difference already."""
    said = sensitivity(
        {"e_value": 1.47, "e_value_limit": 1.0, "robustness": 0.06, "robustness_limit": 0.0}
    )
    assert "the interval holds no difference as it is" in said[0]
    assert said[1].endswith("(robustness value).")
