"""Two people release a table; what they did is kept for ever; what changed does not leave."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.access.models import AuditEvent
from linkwork.access.models.kept import NeverChanges
from linkwork.access.roles import Role
from linkwork.learning.releases import actions, beginnings, checks, periods, queries
from linkwork.learning.releases.checks import NotAllowed
from linkwork.learning.releases.models import Attempt, Decision, Release
from linkwork.learning.studies import queries as studies
from tests.unit.learning.releases.conftest import Gate, froze, member

TABLES = (Release, Attempt, Decision)
BEGUN, FROZEN = date(2025, 1, 1), date(2026, 11, 22)


def test_asked_attacked_released(gate: Gate) -> None:
    """A table is asked for, counted on the frozen cases, attacked and released; each step tells."""
    release = gate.released("age", "sex")
    cube = checks.may_leave(release)
    assert sum(cell.exact for cell in cube.cells if cell.step == "offered") == 900
    verbs = list(AuditEvent.objects.order_by("sequence").values_list("verb", flat=True))
    assert verbs == ["table asked for", "table counted and attacked", "table released"]


def test_never_the_same_person(gate: Gate) -> None:
    """Whoever asked cannot release it, not even in another role; nor can a command."""
    release = gate.asked("sex")
    actions.build(release=release, by=gate.rowan)
    both = member(gate.rowan.organisation, "Rowan", Role.AUDITOR, gate.rowan.user)
    for by in (gate.rowan, both, Actor.system(gate.rowan.organisation)):
        with pytest.raises(NotAllowed):
            actions.decide(release=release, approved=True, by=by)
    with pytest.raises(NotAllowed):
        actions.ask(
            snapshot=gate.frozen,
            title="x",
            purpose="x",
            dimensions=["sex"],
            steps=["offered"],
            first_quarter="2025-Q1",
            last_quarter="2025-Q1",
            by=Actor.system(gate.rowan.organisation),
            on=timezone.localdate(),
        )


def test_the_database_knows_it_too(gate: Gate) -> None:
    """An answer by whoever asked is refused by the database itself."""
    release = gate.asked("sex")
    attempt = actions.build(release=release, by=gate.rowan)
    same = Decision(
        organisation=release.organisation,
        release=release,
        attempt=attempt,
        approved=True,
        cube_hash=attempt.cube_hash,
        decided_at=timezone.now(),
        decided_by=release.asked_by,
        asked_by=release.asked_by,
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        same.save()


def test_nothing_is_released_unattacked(gate: Gate) -> None:
    """A table that was not attacked, or did not pass, cannot be released."""
    release = gate.asked("sex")
    with pytest.raises(NotAllowed, match="not been attacked"):
        actions.decide(release=release, approved=True, by=gate.imran)
    with pytest.raises(NotAllowed, match="not released"):
        checks.may_leave(release)


def test_a_table_that_gives_a_few_away_is_refused(gate: Gate) -> None:
    """The same table of a quarter less shows a few people by difference: refused, and not told."""
    gate.released("ethnic group", "sex")
    wider = gate.asked("ethnic group", "sex", quarters=("2025-Q1", "2025-Q3"))
    attempt = actions.build(release=wider, by=gate.rowan)
    assert not attempt.passed
    assert {one["how"] for one in attempt.attack["breaches"]} == {"slice"}
    with pytest.raises(NotAllowed, match="found a way in"):
        actions.decide(release=wider, approved=True, by=gate.imran)


def test_frozen_again_with_a_few_more(gate: Gate) -> None:
    """The same table on cases frozen later, with a few more people, is refused."""
    gate.released("sex")
    later = froze(gate.rowan, people=905, seed=1, later=30)
    again = gate.asked("sex", frozen=later)
    attempt = actions.build(release=again, by=gate.rowan)
    assert not attempt.passed


def test_two_that_wait_are_attacked_together(gate: Gate) -> None:
    """Of two attacked apart, the second to be released is attacked again with the first."""
    first, second = gate.asked("sex"), gate.asked("age")
    for one in (first, second):
        actions.build(release=one, by=gate.rowan)
    actions.decide(release=first, approved=True, by=gate.imran)
    with pytest.raises(NotAllowed, match="attack it again"):
        actions.decide(release=second, approved=True, by=gate.imran)
    again = actions.build(release=second, by=gate.rowan)
    assert again.against == [first.reference]
    if again.passed:
        actions.decide(release=second, approved=True, by=gate.imran)


def test_declined_with_a_reason(gate: Gate) -> None:
    """A table is declined with a reason, once, and never leaves."""
    release = gate.asked("sex")
    actions.build(release=release, by=gate.rowan)
    with pytest.raises(NotAllowed, match="say why"):
        actions.decide(release=release, approved=False, by=gate.imran)
    actions.decide(release=release, approved=False, why="No use for it", by=gate.imran)
    with pytest.raises(NotAllowed, match="decided already"):
        actions.decide(release=release, approved=True, by=gate.imran)
    with pytest.raises(NotAllowed):
        checks.may_leave(release)


def test_frozen_cases_that_changed(gate: Gate) -> None:
    """Where the frozen file is not what was frozen, nothing is counted."""
    release = gate.asked("sex")
    path = studies.folder() / gate.frozen.file_name
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(NotAllowed, match="no longer what was frozen"):
        actions.build(release=release, by=gate.rowan)


def test_the_log_is_written_once(gate: Gate) -> None:
    """No row of the log can be changed or taken away: not by the house, not in the database."""
    gate.released("sex")
    for model in TABLES:
        row = model.objects.get()
        for change in (row.save, row.delete, model.objects.all().delete):
            with pytest.raises(NeverChanges):
                change()
        with pytest.raises(NeverChanges):
            model.objects.all().update(version=2)
        for statement in (
            f"UPDATE {model._meta.db_table} SET version = 2",
            f"DELETE FROM {model._meta.db_table}",
        ):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)


def test_only_quarters_that_were_read(gate: Gate) -> None:
    """A step is counted for the quarters in which everybody has been read to it."""
    with pytest.raises(NotAllowed, match="July to September"):
        gate.asked("sex", quarters=("2025-Q1", "2026-Q4"))
    assert periods.whole(BEGUN, FROZEN, ["offered"])[-1] == "2026-Q3"
    assert periods.whole(BEGUN, FROZEN, ["offered", "agreed", "attended"])[-1] == "2026-Q2"
    assert periods.span_in_words(["2025-Q1", "2025-Q2"]) == "January to June 2025"
    assert periods.span_in_words(["2025-Q4", "2026-Q1"]) == "October 2025 to March 2026"


def test_more_than_three_dimensions(gate: Gate) -> None:
    """No more than three dimensions are crossed."""
    with pytest.raises(NotAllowed, match="at most 3"):
        gate.asked("age", "sex", "practice", "route")


def test_references_follow_each_other(gate: Gate) -> None:
    """Tables are numbered within their year."""
    assert [str(gate.asked("sex")) for _ in range(2)] == ["T-2026-01", "T-2026-02"]
    assert queries.released(gate.rowan.organisation) == []


def test_the_first_tables(gate: Gate) -> None:
    """A demonstration has one table released and one that the attack refused."""
    made = beginnings.first_tables(by=gate.rowan, second=gate.imran, on=FROZEN)
    how = {str(one): queries.attempt_of(one) for one in made}
    assert queries.released(gate.rowan.organisation) == made[:1]
    refused = how[str(made[2])]
    assert refused is not None
    assert not refused.passed


def test_one_practice_does_not_read_the_others(gate: Gate) -> None:
    """Whoever commissions for one practice sees no table that tells practices apart."""
    body = gate.rowan.organisation
    practice = type(body).objects.create(name="Millfield", kind=body.Kind.PRACTICE, parent=body)
    manager = member(practice, "Mary", Role.COMMISSIONER)
    assert gate.asked("practice").withheld_from(manager)
    assert not gate.released("sex").withheld_from(manager)
