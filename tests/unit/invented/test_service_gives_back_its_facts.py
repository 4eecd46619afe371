"""The invented service, exported, says what its stories said: nothing is lost, nothing made up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

import pytest
from django.db import transaction

from linkwork.access import scope
from linkwork.invented.riverbank import Plot, invented, prepare
from linkwork.invented.unfolding import stories
from linkwork.invented.unfolding.calendar import Told
from linkwork.practice.facts import queries
from linkwork.practice.facts.expressions import NOT_COLLECTED
from linkwork.practice.referrals.models import Case, Referral

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
EXCEPT = {
    **NOT_COLLECTED,
    "practice": "named by number, compared as one to one",
    "link_worker": "named by number, compared as one to one",
    "referrer_had_feedback": "read from the notes that came back, where the stories draw it",
    "gp_contacts_after": "counted half a year after the first contact",
    "shared_care": "a feature of the practice, where the stories have it case by case",
}
Facts = dict[str, Any]


@dataclass(frozen=True)
class Exported:
    """What was told, and what came back: by the story's code."""

    told: dict[str, Told]
    referrals: dict[str, Referral]
    rows: dict[str, Facts]

    def over(self, code: str) -> bool:
        """Whether the story has come to its end by today."""
        state = Case.State.CLOSED
        return not self.told[code]["agreed"] or _state(self.referrals[code]) == state


def _state(referral: Referral) -> str:
    case: Case | None = getattr(referral, "case", None)
    return case.state if case else ""


@pytest.fixture(scope="module")
def exported(django_db_setup: None, django_db_blocker: Any) -> Iterator[Exported]:
    """300 people unfolded into rows, and their facts read back; undone in the end."""
    with django_db_blocker.unblock(), transaction.atomic(), scope.everything("these tests"):
        plot = Plot("Riverbank", "riverbank.example", 300, 11, TODAY, (), "", 8)
        told = invented(plot)
        setting = prepare(plot, told)
        stories.write(setting, told, plot.seed)
        table = {
            row["case"]: row for row in queries.table(TODAY, organisation_id=setting.service.pk)
        }
        found = Referral.objects.filter(organisation=setting.service).select_related("case")
        referrals = {one.source_id: one for one in found}
        rows = {code: table[str(one.public_id)] for code, one in referrals.items()}
        yield Exported({one["case"]: one for one in told}, referrals, rows)
        transaction.set_rollback(True)


def differences(told: Told, row: Facts) -> dict[str, tuple[Any, Any]]:
    """Facts that the export has otherwise than the story."""
    return {
        name: (told[name], value)
        for name, value in row.items()
        if name not in EXCEPT and name != "case" and not same(told[name], value)
    }


def same(one: Any, other: Any) -> bool:
    """Whether two values of a fact are the same; unknown is only like unknown."""
    if isinstance(one, float) and isinstance(other, float):
        return one == pytest.approx(other)
    return bool(one == other)


def test_everybody_comes_back(exported: Exported) -> None:
    """There is one row for every story, and most stories are over, while some go on."""
    assert len(exported.rows) == len(exported.told) == 300
    over = sum(exported.over(code) for code in exported.told)
    assert 240 < over < 300


def test_a_story_that_is_over_gives_back_every_fact(exported: Exported) -> None:
    """Of people whose story is over, each fact that is collected is what was invented."""
    wrong = {
        code: differences(exported.told[code], row)
        for code, row in exported.rows.items()
        if exported.over(code)
    }
    assert {code: found for code, found in wrong.items() if found} == {}


def test_a_story_that_goes_on_says_nothing_false(exported: Exported) -> None:
    """Of the others, a fact is what was invented or not known yet; never something else."""
    false = {
        (code, name): pair
        for code, row in exported.rows.items()
        if not exported.over(code)
        for name, pair in differences(exported.told[code], row).items()
        if pair[1] is not None
    }
    assert false == {}


@pytest.mark.parametrize("name", ["practice", "link_worker"])
def test_each_is_told_apart_and_nobody_named(exported: Exported, name: str) -> None:
    """Practices and first link workers come back under other names, one for one."""
    pairs = {
        (exported.told[code][name], row[name])
        for code, row in exported.rows.items()
        if row[name] is not None
    }
    assert len({one for one, _ in pairs}) == len({other for _, other in pairs}) == len(pairs) > 5


def test_one_case_reads_as_its_row(exported: Exported) -> None:
    """The facts on a person's page are those of their row in the table, fact for fact."""
    codes = Random(3).sample(sorted(exported.rows), 60)
    with scope.everything("these tests"):
        for code in codes:
            row = {name: value for name, value in exported.rows[code].items() if name != "case"}
            assert queries.of(exported.referrals[code], TODAY) == row
