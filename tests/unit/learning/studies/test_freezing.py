"""Freezing a study's cases: after two signatures, when the plan allows, once, unchanged since."""

from dataclasses import replace
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from linkwork.learning.studies import actions, freezing, plans, queries
from linkwork.learning.studies.actions import NotAllowed
from linkwork.learning.studies.declaring import Stopping
from linkwork.library import queries as shelf
from linkwork.theory.stages import Stage
from linkwork.theory.vocabulary import vocabulary
from tests.unit.learning.studies.company import QUICK, TODAY, Company


def test_one_signature_is_not_enough(company: Company) -> None:
    """Cases are frozen only when two people have signed the plan."""
    study = company.registered()
    with pytest.raises(NotAllowed, match="signed by two people"):
        actions.freeze(study=study, by=company.rowan, on=TODAY)
    company.signed(study)
    assert actions.freeze(study=study, by=company.rowan, on=TODAY).plan_hash == study.plan_hash


def test_cases_are_frozen_once(company: Company) -> None:
    """Nothing is frozen twice."""
    study = company.frozen()
    with pytest.raises(NotAllowed, match="frozen already"):
        actions.freeze(study=study, by=company.rowan, on=TODAY)


def test_a_changed_plan_is_not_frozen(company: Company) -> None:
    """A plan that is no longer the registered one is refused."""
    study = company.signed(company.registered())
    study.plan["smallest"] = 0.01
    with pytest.raises(NotAllowed, match="not the one that was registered"):
        actions.freeze(study=study, by=company.rowan, on=TODAY)


def test_the_day_of_the_plan_is_kept(company: Company) -> None:
    """A study that is read from a day is not frozen on the day before."""
    waiting = replace(QUICK, stopping=Stopping(not_before=date(2026, 11, 23)))
    study = company.signed(company.registered(declared=waiting))
    with pytest.raises(NotAllowed, match="from 23 November 2026"):
        actions.freeze(study=study, by=company.rowan, on=TODAY)
    actions.freeze(study=study, by=company.rowan, on=date(2026, 11, 23))


def test_the_number_of_the_plan_is_kept(company: Company) -> None:
    """A study that waits for a number of cases is not frozen before."""
    waiting = replace(QUICK, stopping=Stopping(cases=100_000, of="EG3"))
    study = company.signed(company.registered(declared=waiting))
    with pytest.raises(
        NotAllowed, match=r"[0-9,]+ cases of EG3 so far; its plan waits for 100,000"
    ):
        actions.freeze(study=study, by=company.rowan, on=TODAY)
    assert queries.snapshot_of(study) is None
    assert not list(queries.folder().glob("*.parquet"))


def test_enough_cases_are_frozen(company: Company) -> None:
    """As soon as there are as many as the plan waits for, the cases can be frozen."""
    waiting = replace(QUICK, stopping=Stopping(cases=50, of="EG3"))
    study = company.signed(company.registered(declared=waiting))
    assert actions.freeze(study=study, by=company.rowan, on=TODAY).rows == 3000


def test_changed_cases_are_not_read(company: Company) -> None:
    """Frozen cases that were touched are refused, and no finding is made."""
    study = company.frozen()
    snapshot = queries.snapshot_of(study)
    assert snapshot is not None
    path = queries.folder() / snapshot.file_name
    path.chmod(0o600)
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(NotAllowed, match="no longer what was frozen"):
        actions.run(study=study, by=company.rowan)
    assert not shelf.findings(company.rowan.organisation).exists()


@pytest.mark.parametrize("stage", list(plans.READ_AFTER_DAYS))
def test_facts_are_read_at_their_day(cases: pa.Table, stage: Stage) -> None:
    """A stage's facts are unknown for whoever was offered too lately, and only for them."""
    read = freezing.read_at_their_days(cases, TODAY)
    days = pc.days_between(read.column("offered_on"), pa.scalar(TODAY, pa.date32())).to_pylist()
    due = plans.READ_AFTER_DAYS[stage]
    for fact in vocabulary().fixed_at(stage):
        before, after = (t.column(fact.name).to_pylist() for t in (cases, read))
        wanted = [b if d >= due else None for b, d in zip(before, days, strict=True)]
        assert after == wanted
