"""The shelf: what is published stays as it was published."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction
from django.db.models import F, Model, QuerySet
from pytest_django import DjangoAssertNumQueries

from linkwork.access.actors import Actor
from linkwork.access.models import AuditEvent
from linkwork.library import actions, queries
from linkwork.library.models import (
    Citation,
    Finding,
    NeverChanges,
    PublishedStatement,
    StatementSource,
)
from linkwork.library.shipped import content_hash
from linkwork.theory.stages import Stage
from linkwork.theory.statement import starter as shipped
from tests.unit.library import offers


def test_the_starter_statements_are_candidates(starter: Actor) -> None:
    """All 33 come as candidates, unverified, with their sources and ripples; and only once."""
    latest = queries.latest()
    assert len(latest) == 33
    assert {one.status for one in latest} == {"candidate"}
    assert not any(one.verified_against_full_text for one in latest)
    assert all(one.source_links.count() == len(one.statement.sources) > 0 for one in latest)
    assert [one.to_code for one in queries.feeds("EG3")] == ["AD5"]
    assert actions.load_starter(by=starter) == 0
    assert PublishedStatement.objects.count() == 33


def test_a_statement_keeps_its_meaning(starter: Actor) -> None:
    """What comes off the shelf is the statement that was put on it."""
    for one in shipped().statements:
        assert queries.statement(one.code).statement == one


def test_the_order_is_the_journey(starter: Actor) -> None:
    """Stages stand in the order of the journey, and EG2 stands before EG10."""
    stages = queries.by_stage()
    assert [stage for stage, _ in stages] == sorted(stage for stage, _ in stages)
    engagement = dict(stages)[Stage.ENGAGEMENT]
    codes = [one.code for one in engagement]
    assert codes.index("EG2") < codes.index("EG10")


def test_many_statements_are_asked_for_at_once(
    starter: Actor, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """In the order asked, with as many queries for two as for thirty; a missing one is named."""
    with django_assert_max_num_queries(3):
        found = queries.statements([("EG3", 1), ("AD9", 1), ("EN1", 1)])
    assert [one.code for one in found] == ["EG3", "AD9", "EN1"]
    with pytest.raises(queries.NotOnShelf, match="EG3"):
        queries.statements([("EN1", 1), ("EG3", 99)])


def test_a_new_version_needs_a_higher_number(starter: Actor) -> None:
    """Version 1 cannot be published again; version 2 stands beside it and becomes the latest."""
    one = queries.statement("EG3").statement
    with pytest.raises(actions.NotAllowed, match="version 1 is on the shelf"):
        actions.publish(statement=one, reason="again", provenance="test", by=starter)
    second = replace(one, version=2, if_text="someone goes with the person")
    actions.publish(statement=second, reason="clearer", provenance="test", by=starter)
    assert queries.statement("EG3").statement == second
    assert queries.statement("EG3", 1).statement == one
    assert len(queries.latest()) == 33


def test_a_statement_names_only_known_sources(starter: Actor) -> None:
    """A source that is not kept is refused by name."""
    one = replace(queries.statement("EG3").statement, version=2, sources=("nobody2026",))
    with pytest.raises(actions.NotAllowed, match="nobody2026"):
        actions.publish(statement=one, reason="r", provenance="test", by=starter)


def test_what_is_published_never_changes(starter: Actor) -> None:
    """Neither a save, nor an update, nor a delete touches a published version."""
    one = queries.statement("EG3")
    one.nickname = "Something else"
    with pytest.raises(NeverChanges):
        one.save()
    with pytest.raises(NeverChanges):
        one.delete()
    with pytest.raises(NeverChanges):
        PublishedStatement.objects.filter(code="EG3").update(nickname="Something else")
    with pytest.raises(NeverChanges):
        PublishedStatement.objects.all().delete()


@pytest.mark.parametrize("table", [PublishedStatement, StatementSource, Citation, Finding])
def test_the_database_refuses_too(starter: Actor, table: type[Model]) -> None:
    """Going round the models, the database itself refuses to write over a row."""
    eg3 = queries.statement("EG3")
    actions.cite(statement=eg3, passage=offers.passage(), stance="supports", by=starter)
    actions.record_finding(
        statement=eg3, study=offers.study(), figures=offers.figures(), by=starter
    )
    rows: QuerySet[Model] = QuerySet(table).filter(pk=QuerySet(table).values("pk")[:1])
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        rows.update(id=F("id"))


def test_content_has_a_hash_of_its_own(starter: Actor) -> None:
    """The hash kept with a version is the hash of its content."""
    assert all(content_hash(one.content) == one.content_hash for one in queries.latest())


def test_every_publication_is_in_the_audit(starter: Actor) -> None:
    """Each of the 33 has an event that names its code and version."""
    verbs = set(AuditEvent.objects.values_list("verb", flat=True))
    assert {f"{one.code} version 1 published" for one in queries.latest()} <= verbs
