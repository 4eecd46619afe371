"""Who does it work for, and why: the page says what was found, and as plainly what was not."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from linkwork.access import scope
from linkwork.access.actors import Actor
from linkwork.access.models import AuditEvent, Organisation
from linkwork.access.roles import Role
from linkwork.learning.answers.presenters.gains import gains, scale_of
from linkwork.learning.answers.presenters.page import page
from linkwork.learning.answers.presenters.whom import by_lottery, for_whom, why
from linkwork.library import actions, queries
from linkwork.library.models import Finding
from tests.unit.library import offers
from tests.unit.library.cast import service, staff

READERS = (
    Role.COMMISSIONER,
    Role.LINK_WORKER,
    Role.TEAM_LEAD,
    Role.ANALYST,
    Role.REVIEWER,
    Role.AUDITOR,
)
LIVES = {"declared": "lives alone is yes", "p_adjusted": 0.01, "difference_ci": [0.06, 0.3]}
HALVES = (
    {**LIVES, "context": "lives alone is yes", "n": 498, "effect": 0.29, "ci": [0.2, 0.38]},
    {**LIVES, "context": "lives alone is no", "n": 742, "effect": 0.11, "ci": [0.03, 0.19]},
)


@pytest.fixture
def riverbank(db: None) -> Iterator[Organisation]:
    """A service with the starter statements on its shelf."""
    made = service("Riverbank")
    with scope.within(made.pk):
        actions.load_starter(by=Actor.system(made))
        yield made


@pytest.fixture
def rowan(riverbank: Organisation) -> Actor:
    """An evaluator."""
    return staff("Rowan Ellis", Role.ANALYST, riverbank)


def found(code: str, rowan: Actor, study: Any = None, **changes: Any) -> Finding:
    """A finding beside a statement."""
    return actions.record_finding(
        statement=queries.statement(code),
        study=study or offers.study(),
        figures=offers.figures(**changes),
        by=rowan,
    )


def read(actor: Actor, **query: str) -> str:
    """The page's text, without its tags."""
    assert actor.user is not None
    client = Client()
    client.force_login(actor.user, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(reverse("answers:who"), query)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_everybody_who_may_reads_it(riverbank: Organisation, rowan: Actor) -> None:
    """Six roles read what was found; each reading is written down."""
    found("EG3", rowan, contexts=HALVES)
    for role in READERS:
        said = read(staff(f"Reader {role.value}", role, riverbank))
        assert "Worth putting in place next" in said
        assert "149 more would attend" in said
    with scope.everything("the audit"):
        verb = "who does it work for, and why"
        assert AuditEvent.objects.filter(verb=verb).count() == len(READERS)


def test_a_referrer_does_not(riverbank: Organisation) -> None:
    """Findings are not for those outside the service."""
    ruth = staff("Ruth Okafor", Role.REFERRER, riverbank)
    assert ruth.user is not None
    client = Client()
    client.force_login(ruth.user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("answers:who")).status_code in {403, 404}


def test_another_services_findings_are_not_seen(riverbank: Organisation, rowan: Actor) -> None:
    """What the house next door found does not stand here."""
    next_door = service("Hillside")
    with scope.within(next_door.pk):
        kim = staff("Kim Hall", Role.ANALYST, next_door)
        found("EG3", kim)
    assert "Nothing has been tested here yet" in read(rowan)


def test_not_enough_is_said_as_plainly(rowan: Actor) -> None:
    """How many so far, about how many needed; its row is as large as support's."""
    found("AD9", rowan, verdict="insufficient", n=84, effect=0.14, low=-0.06, high=0.34, needed=310)
    said = read(rowan)
    assert "Cannot tell yet: 84 so far, about 310 needed" in said
    assert "14 more (6 fewer to 34 more)" in said
    assert "Nothing can be recommended yet" in said


def test_what_cannot_be_tested_says_why(rowan: Actor) -> None:
    """The reason stands where the figure would."""
    found(
        "EN7",
        rowan,
        verdict="not testable",
        n=0,
        effect=None,
        low=None,
        high=None,
        treated=None,
        rate_with=None,
        rate_without=None,
        reason="nothing to compare with: all 6 have a champion",
    )
    said = read(rowan)
    assert "Nothing to compare with: all 6 have a champion" in said
    assert "no figure" in said


def test_a_withheld_effect_shows_no_number(rowan: Actor) -> None:
    """Where a cell is small neither effect nor rates stand anywhere."""
    found(
        "EG5",
        rowan,
        verdict="insufficient",
        n=31,
        effect=None,
        low=None,
        high=None,
        treated=None,
        rate_with=None,
        rate_without=None,
        needed=1300,
    )
    said = read(rowan)
    assert "kept back ( a group is too small to show )" in said.replace("(a", "( a").replace(
        "show)", "show )"
    )


def test_three_kinds_stand_side_by_side(rowan: Actor) -> None:
    """Studies elsewhere, this service and the panel, never added."""
    found("EG3", rowan)
    said = read(rowan)
    assert "Studies elsewhere:" in said
    assert "Panel: no votes yet" in said
    assert "never added into one number" in said


def test_one_study_can_be_chosen(rowan: Actor) -> None:
    """The newest answer to each statement at first; then only those of one study."""
    found("EG3", rowan, study=offers.study(reference="LW-2025-01"), effect=0.1, low=0.06, high=0.14)
    found("EG3", rowan)
    found("EG1", rowan, study=offers.study(reference="LW-2025-02"))
    assert "149 more would attend" in read(rowan)
    old = read(rowan, study="LW-2025-01")
    assert "83 more would attend" in old
    assert "1 of 33 statements" in old
    assert "149 more would attend" in read(rowan, study="no such study")


def test_the_gain_of_those_without_is_used(rowan: Actor) -> None:
    """Where the study worked it out for those who went without, that stands; else effect × them."""
    gain = {"people": 700, "effect": 0.1, "ci": [0.05, 0.15], "more": 70.0, "more_ci": [35, 105]}
    one = found("EG3", rowan, beside={"gain": gain})
    other = found("EG1", rowan)
    first, second = gains([one, other])
    assert (first.code, round(first.more), first.measured) == ("EG1", 149, False)
    assert (second.people, second.said, second.between) == (
        700,
        "70 more would attend",
        "35 to 105",
    )
    assert scale_of([first, second]).high >= 199


@pytest.mark.parametrize(
    ("code", "verdict", "worth"),
    [
        ("EG3", "supported", True),
        ("EG3", "mixed", False),
        ("EG3", "insufficient", False),
        ("EG7", "supported", False),  # a harm, not something to put in place
        ("EG2", "supported", False),  # how the person feels
        ("AD2", "supported", False),  # about the person
    ],
)
def test_only_what_can_be_put_in_place(rowan: Actor, code: str, verdict: str, worth: bool) -> None:
    """Supported, and within the control of the service, its referrers or its providers."""
    assert bool(gains([found(code, rowan, verdict=verdict)])) is worth


def test_a_context_counts_with_its_interaction(rowan: Actor) -> None:
    """Both halves are said where the corrected difference stands, else that none was seen."""
    clear = found("EG3", rowan, contexts=HALVES)
    [(said, strong)] = for_whom(clear)
    assert strong
    assert said == "lives alone is yes: 29 more (20 to 38); lives alone is no: 11 more (3 to 19)"
    chance = found("EG1", rowan, contexts=[{**row, "p_adjusted": 0.4} for row in HALVES])
    assert for_whom(chance) == [("No difference seen between contexts (lives alone)", False)]


def test_an_exploratory_context_is_a_lead(rowan: Actor) -> None:
    """What was not declared beforehand never stands out."""
    rows = [{**row, "family": "exploratory"} for row in HALVES]
    [(said, strong)] = for_whom(found("EG3", rowan, contexts=rows))
    assert not strong
    assert said.startswith("Exploratory, a lead only: ")


def test_why_is_never_more_than_consistent(rowan: Actor) -> None:
    """A clear indirect effect is consistent with its probe; an unclear one is not seen."""
    probe = {"probe": "at_ease_about_going", "indirect": 0.06, "ci": [0.02, 0.1], "total": 0.18}
    clear = found("EG3", rowan, beside={"carried": [probe]})
    assert (
        why(clear) == "Consistent with “at ease about going”: 6 in 100 go with it (2 to 10, of 18)"
    )
    unclear = found("EG1", rowan, beside={"carried": [{**probe, "ci": [-0.01, 0.1]}]})
    assert why(unclear) == "Not seen to go with “at ease about going”"
    assert why(found("EG8", rowan)) == ""


def test_support_comes_first_and_nothing_is_left_out(rowan: Actor) -> None:
    """Every statement on the shelf has its row: by verdict, then by size."""
    rows = [
        found("EG1", rowan, verdict="insufficient"),
        found("EG3", rowan),
        found("EG12", rowan, effect=0.3, low=0.2, high=0.4),
    ]
    made = page(queries.by_stage(), rows)
    engagement = next(block for block in made.blocks if block.id == "engagement")
    assert [one.code for one in engagement.answers[:3]] == ["EG12", "EG3", "EG1"]
    assert sum(len(block.answers) for block in made.blocks) == 33


def test_a_lottery_is_named(rowan: Actor) -> None:
    """Where chance decided who had it, that is said in its own line; else nothing is."""
    lot = {"name": "lottery (intention to treat)", "words": "w", "effect": 0.1, "ci": [0.02, 0.18]}
    drawn = found("EG3", rowan, beside={"checks": [lot]})
    assert by_lottery(drawn).startswith("10 more in 100 (2 to 18), by what was drawn")
    assert "By lottery: 10 more in 100" in read(rowan)
    withheld = {"name": lot["name"], "words": "withheld: a cell holds fewer than 10"}
    assert by_lottery(found("EG1", rowan, beside={"checks": [withheld]})) == withheld["words"]
    assert by_lottery(found("EG8", rowan)) == ""
