"""Reading a study: the verdicts once, whole or not at all; again only to compare."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from linkwork.access.models import AuditEvent
from linkwork.learning.methods import testing
from linkwork.learning.studies import actions, queries, running
from linkwork.learning.studies.actions import NotAllowed
from linkwork.learning.studies.models import Run
from tests.unit.learning.studies.company import Company


def test_steps_are_taken_in_order_and_once(company: Company) -> None:
    """Nothing is read before it is frozen; verdicts are not read twice."""
    study = company.signed(company.registered())
    with pytest.raises(NotAllowed, match="freeze its cases first"):
        actions.run(study=study, by=company.rowan)
    study, _run = company.read()
    with pytest.raises(NotAllowed, match="read once"):
        actions.run(study=study, by=company.rowan)
    assert AuditEvent.objects.filter(verb="study run").count() == 1


def test_read_again_it_finds_the_same(company: Company) -> None:
    """The same plan on the same cases gives equal findings, and that is kept."""
    study, first = company.read(("EG3", "EG1", "AD6"))
    again = actions.run(study=study, by=company.samira, purpose=Run.Purpose.AGAIN)
    assert (again.equal, again.differences) == (True, [])
    assert again.findings_hash == first.findings_hash
    assert again.code_hash == first.code_hash
    assert queries.run_of(study) == first


def test_another_finding_is_noticed(company: Company) -> None:
    """A reading that finds something else says where, and the first one stands."""
    study, first = company.read()
    first.findings[0]["effect"] += 1e-6
    Run.objects.filter(pk=first.pk).update(findings=first.findings)
    again = actions.run(study=study, by=company.rowan, purpose=Run.Purpose.AGAIN)
    assert again.equal is False
    assert again.differences == ["EG3: effect"]


def test_one_at_a_time(company: Company) -> None:
    """While a study is being read nobody starts it a second time."""
    study = company.frozen()
    actions.ask(study=study, by=company.rowan)
    with pytest.raises(NotAllowed, match="being read"):
        actions.ask(study=study, by=company.samira)


def test_a_reading_that_breaks_leaves_nothing(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault midway leaves no finding, says so, and the study can be read again."""
    study = company.frozen()

    def broken(*_: Any, **__: Any) -> None:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(testing, "run", broken)
        opened = actions.ask(study=study, by=company.rowan)
        done = running.carry_out(opened.pk)
    assert done is not None
    assert (done.state, done.findings) == (Run.State.FAILED, [])
    assert "MemoryError" in done.error
    assert queries.last_broken_off(study) == done
    assert actions.run(study=study, by=company.rowan).findings


def test_a_reading_whose_process_ended_is_taken_over(company: Company) -> None:
    """One that has not moved for a while is claimed anew; its first reader writes nothing."""
    study = company.frozen()
    opened = actions.ask(study=study, by=company.rowan)
    lost = running._claimed(opened.pk)
    assert lost is not None
    assert running.carry_out(opened.pk) is None, "it was taken from somebody who reads it"
    Run.objects.filter(pk=opened.pk).update(moved_at=timezone.now() - timedelta(hours=1))
    done = running.carry_out(opened.pk)
    assert done is not None
    assert running._kept(lost, (), "", company.rowan) is None
    run = queries.run_of(study)
    assert run is not None
    assert run.findings


def test_it_tells_how_far_it_is(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    """While it reads, the row says in words what it does and how much is done."""
    study = company.frozen()
    monkeypatch.setattr(running, "SELDOM", timedelta(0))
    seen: list[tuple[str, int]] = []
    mine = running._mine

    class Watched:
        def __init__(self, run: Run) -> None:
            self.rows = mine(run)

        def update(self, **values: Any) -> int:
            seen.append((values["words"], values["done"]))
            return int(self.rows.update(**values))

    monkeypatch.setattr(running, "_mine", Watched)
    actions.run(study=study, by=company.rowan)
    assert any("3,000" in words for words, _ in seen)
    shares = [done for _, done in seen]
    assert shares == sorted(shares)
    assert shares[-1] == running.THOUSANDTHS
