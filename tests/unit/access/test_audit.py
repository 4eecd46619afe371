"""The chain as the database keeps it: gapless under many writers, added to, never changed."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.models import AuditEvent, AuditHead
from linkwork.access.roles import Action
from linkwork.access.verify import read_anchors
from tests.unit.practice import cast

TABLE = "access_auditevent"
CHANGES = [
    f"UPDATE {TABLE} SET verb = 'nothing to see' WHERE sequence = 1",
    f"UPDATE {TABLE} SET mac = '0' WHERE sequence = 1",
    f"DELETE FROM {TABLE} WHERE sequence = 1",
    f"DELETE FROM {TABLE}",
]


def write(actor: Actor, times: int = 1) -> None:
    """Write some events, each in a transaction of its own."""
    for _ in range(times):
        with transaction.atomic():
            audit.record(by=actor, action=Action.VIEW, verb="case view", kind="case")


def run(statement: str) -> None:
    """Run a statement as whoever has the application's password could."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("statement", CHANGES)
def test_the_database_refuses_to_change_an_event(house: cast.Riverbank, statement: str) -> None:
    """An event can be neither rewritten nor taken out, by any statement."""
    write(house.jo, 2)
    with pytest.raises(DatabaseError, match="insert-only"):
        run(statement)
    assert AuditEvent.objects.count() == 2


@pytest.mark.database
def test_the_database_refuses_to_empty_the_chain(own_database: str) -> None:
    """Nor can all of it go at once, where the engine has a statement for that."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has no TRUNCATE: its DELETE is refused above")
    write(cast.riverbank().jo)
    with pytest.raises(DatabaseError, match="insert-only"):
        run(f"TRUNCATE {TABLE} CASCADE")


@pytest.mark.database
def test_many_writers_leave_no_gap(
    own_database: str, at_once: Callable[[list[Callable[[], object]]], None]
) -> None:
    """Eight writers at once, also on the very first event: every number is there once, in order."""
    house = cast.riverbank()
    at_once([lambda: write(house.jo, 15)] * 8)
    numbers = AuditEvent.objects.order_by("sequence").values_list("sequence", "prev", "mac")
    rows = list(numbers)
    assert [sequence for sequence, _, _ in rows] == list(range(1, 121))
    assert [prev for _, prev, _ in rows[1:]] == [mac for _, _, mac in rows[:-1]]
    head = AuditHead.objects.get(organisation=house.service)
    assert (head.sequence, head.mac) == (120, rows[-1][2])


def test_an_act_undone_leaves_no_number_behind(house: cast.Riverbank) -> None:
    """An event goes with its act: the next one takes its number."""
    write(house.jo)
    with transaction.atomic():
        audit.record(by=house.jo, action=Action.VIEW, verb="case view", kind="case")
        transaction.set_rollback(True)
    write(house.jo)
    assert list(AuditEvent.objects.values_list("sequence", flat=True).order_by("pk")) == [1, 2]


@pytest.mark.database
def test_a_head_is_written_outside_once_an_hour(
    own_database: str, tmp_path: Path, settings: Any
) -> None:
    """The first event anchors its chain, the next ones only after an hour."""
    settings.LINKWORK_ANCHOR_FILE = tmp_path / "outside" / "anchors.jsonl"
    house, other = cast.riverbank(), cast.riverbank("Hilltop")
    write(house.jo, 3)
    write(other.jo)
    heads = AuditHead.objects.filter(organisation=house.service)
    heads.update(anchored_at=timezone.now() - timedelta(minutes=61))
    write(house.jo, 2)
    found = read_anchors(settings.LINKWORK_ANCHOR_FILE)
    ours, theirs = house.service.pk, other.service.pk
    assert [(one.organisation, one.sequence) for one in found] == [
        (ours, 1),
        (theirs, 1),
        (ours, 4),
    ]
    mac = AuditEvent.objects.get(organisation=ours, sequence=4).mac
    assert found[-1].mac == mac


@pytest.mark.database
def test_where_the_anchor_cannot_be_written_the_act_stands(
    own_database: str, tmp_path: Path, settings: Any
) -> None:
    """A full or read-only disk outside undoes nothing, and the next event tries again."""
    (tmp_path / "file").write_text("in the way")
    settings.LINKWORK_ANCHOR_FILE = tmp_path / "file" / "anchors.jsonl"
    house = cast.riverbank()
    write(house.jo)
    assert AuditHead.objects.get(organisation=house.service).anchored_at is None
    settings.LINKWORK_ANCHOR_FILE = tmp_path / "anchors.jsonl"
    write(house.jo)
    assert [one.sequence for one in read_anchors(settings.LINKWORK_ANCHOR_FILE)] == [2]
