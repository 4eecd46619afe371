"""A study is declared, then frozen, then read: in that order, each once."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from linkwork.access import scope
from linkwork.access.actors import Actor
from linkwork.access.models import AuditEvent, Membership, Organisation, User
from linkwork.access.roles import Role
from linkwork.invented.cases import generate
from linkwork.learning.studies import actions, freezing, plans, queries
from linkwork.learning.studies.actions import NotAllowed
from linkwork.learning.studies.models import Study
from linkwork.library import actions as library
from linkwork.library import queries as shelf
from linkwork.theory.stages import Stage
from linkwork.theory.vocabulary import vocabulary

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def cases() -> pa.Table:
    """What a service might export: 3,000 invented people."""
    return generate(3000, 4, anchor=TODAY, played_out=True).table


@pytest.fixture
def evaluator(db: None, cases: pa.Table, settings: LazySettings, tmp_path: Path) -> Iterator[Actor]:
    """An evaluator of a service whose cases are the invented ones."""
    settings.LINKWORK_FOLDER = tmp_path
    service = Organisation.objects.create(name="Riverbank", kind=Organisation.Kind.SERVICE)
    user = User.objects.create_user("rowan@riverbank.example", name="Rowan")
    member = Membership.objects.create(
        user=user, organisation=service, role=Role.ANALYST.value, since_on=TODAY
    )
    actor = Actor.of(member)
    library.load_starter(by=Actor.system(service))
    before = list(freezing._provider)

    def provide(path: Path, organisation_id: int, today: date) -> int:
        pq.write_table(cases, path)
        return int(cases.num_rows)

    freezing.provide(provide)
    with scope.within(service.pk):
        yield actor
    freezing._provider[:] = before


def registered(by: Actor) -> Study:
    """A study of three statements."""
    statements = [shelf.statement(code) for code in ("EG3", "EG1", "AD6")]
    return actions.register(
        title="Does company help?",
        question="Among people referred",
        statements=statements,
        smallest=0.05,
        by=by,
        on=TODAY,
    )


def test_a_study_from_plan_to_finding(evaluator: Actor) -> None:
    """What was declared is read on what was frozen, and stands beside its statement."""
    study = registered(evaluator)
    snapshot = actions.freeze(study=study, by=evaluator, on=TODAY)
    actions.run(study=study, by=evaluator)
    found = shelf.findings_for(evaluator.organisation, "EG3").get()
    assert found.study == study.public_id
    assert found.snapshot_hash == snapshot.content_hash
    assert found.low is not None
    assert found.effect is not None
    assert found.high is not None
    assert found.low < found.effect < found.high
    assert AuditEvent.objects.filter(verb="study run").count() == 1
    assert "in every 100" in shelf.evidence_line("EG3", evaluator.organisation).sentence


def test_steps_are_taken_in_order_and_once(evaluator: Actor) -> None:
    """Nothing is read before it is frozen; nothing is frozen or read twice."""
    study = registered(evaluator)
    with pytest.raises(NotAllowed, match="freeze its cases first"):
        actions.run(study=study, by=evaluator)
    actions.freeze(study=study, by=evaluator, on=TODAY)
    with pytest.raises(NotAllowed, match="frozen already"):
        actions.freeze(study=study, by=evaluator, on=TODAY)
    actions.run(study=study, by=evaluator)
    with pytest.raises(NotAllowed, match="read once"):
        actions.run(study=study, by=evaluator)


def test_a_changed_plan_is_not_frozen(evaluator: Actor) -> None:
    """A plan that is no longer the registered one is refused."""
    study = registered(evaluator)
    study.plan["smallest"] = 0.01
    with pytest.raises(NotAllowed, match="not the one that was registered"):
        actions.freeze(study=study, by=evaluator, on=TODAY)


def test_changed_cases_are_not_read(evaluator: Actor) -> None:
    """Frozen cases that were touched are refused, and no finding is made."""
    study = registered(evaluator)
    snapshot = actions.freeze(study=study, by=evaluator, on=TODAY)
    path = queries.folder() / snapshot.file_name
    path.chmod(0o600)
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(freezing.Changed, match="no longer what was frozen"):
        actions.run(study=study, by=evaluator)
    assert not shelf.findings(evaluator.organisation).exists()


def test_a_plan_names_everything_it_fixes(evaluator: Actor) -> None:
    """The same plan has one hash; any other has another."""
    statements = [shelf.statement("EG3")]
    one, other = plans.declare(statements, 0.05), plans.declare(statements, 0.1)
    assert plans.hash_of(one) == plans.hash_of(plans.declare(statements, 0.05))
    assert plans.hash_of(one) != plans.hash_of(other)
    assert one["statements"][0]["compared"]


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


def test_the_page_says_why_it_cannot_go_on(evaluator: Actor, client: Client) -> None:
    """Frozen cases that were touched are told of on the page; it does not fall over."""
    study = registered(evaluator)
    snapshot = actions.freeze(study=study, by=evaluator, on=TODAY)
    (queries.folder() / snapshot.file_name).unlink()
    assert evaluator.user is not None
    client.force_login(evaluator.user, "django.contrib.auth.backends.ModelBackend")
    address = reverse("studies:step", args=[study.public_id])
    answer = client.post(address, {"idempotency_key": "one"}, follow=True)
    assert answer.status_code == 200
    assert "the frozen cases are not there" in answer.content.decode()
