"""`linkwork audit verify` on a real database, before and after somebody with its password."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.db import connection, transaction

from linkwork.access import audit
from linkwork.access.insert_only import statements
from linkwork.access.models import AuditEvent, AuditHead
from linkwork.access.roles import Action
from linkwork.site.commands import audit as command
from linkwork.site.configuration import Configuration
from tests.unit.practice import cast

pytestmark = pytest.mark.database
TABLE, HEADS = "access_auditevent", "access_audithead"
NOWHERE = "sqlite:////nowhere/at/all.sqlite3"
Verify = Callable[[], Result]


@pytest.fixture
def house(own_database: str, tmp_path: Path, settings: Any) -> cast.Riverbank:
    """Riverbank with ten events and Hilltop with three, in a database of their own."""
    settings.LINKWORK_ANCHOR_FILE = tmp_path / "audit-anchors.jsonl"
    made, other = cast.riverbank(), cast.riverbank("Hilltop")
    for actor, times in ((made.jo, 10), (other.jo, 3)):
        for _ in range(times):
            with transaction.atomic():
                audit.record(by=actor, action=Action.VIEW, verb="case view", kind="case")
    return made


@pytest.fixture
def verify(
    own_database: str, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Verify:
    """Run the command on that database, with the key and the anchors that belong to it."""
    chosen = Configuration(
        folder=tmp_path, DATABASE_URL=own_database, audit_key=settings.LINKWORK_AUDIT_KEY.decode()
    )
    monkeypatch.setattr(command, "configuration", lambda: chosen)

    return lambda: CliRunner().invoke(command.audit, ["verify"])


def tamper(*changes: str) -> None:
    """Do what the owner of the database can: take the triggers off, change, put them back."""
    vendor = connection.vendor
    done = [*statements(vendor, undo=True), *changes, *statements(vendor)]
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in done:
            cursor.execute(statement)


def test_a_chain_nobody_touched_is_whole(house: cast.Riverbank, verify: Verify) -> None:
    """The events, organisations and anchors are counted, and all is well."""
    found = verify()
    assert (found.exit_code, "The chain is whole." in found.output) == (0, True)
    assert found.output.startswith("13 events of 2 organisations, 2 anchors met")


def test_it_needs_no_django(
    house: cast.Riverbank, own_database: str, tmp_path: Path, settings: Any
) -> None:
    """What verifies does not load what is verified; the program ends with 1 where it is broken."""
    tamper(f"UPDATE {TABLE} SET verb = 'case list' WHERE sequence = 2")
    program = (
        "import sys; sys.argv = ['linkwork', 'audit', 'verify', '--json']\n"
        "from linkwork.site.commands.audit import audit\n"
        "try: audit(['verify', '--json'])\n"
        "finally: assert 'django' not in sys.modules"
    )
    told = {
        **os.environ,
        "DATABASE_URL": own_database,
        "LINKWORK_FOLDER": str(tmp_path),
        "LINKWORK_AUDIT_KEY": settings.LINKWORK_AUDIT_KEY.decode(),
        "LINKWORK_SECRET_KEY": "not needed",
    }
    run = subprocess.run([sys.executable, "-c", program], env=told, capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (1, "")
    faults = json.loads(run.stdout)["faults"]
    assert [(one["sequence"], one["what"]) for one in faults] == [
        (2, "was changed after it was written")
    ] * 2


def test_every_kind_of_change_is_named_with_its_place(
    house: cast.Riverbank, verify: Verify
) -> None:
    """A rewritten, a moved, a missing event: the organisation and the first bad event are named."""
    pk = house.service.pk
    ours = f"organisation_id = {pk}"
    tamper(f"UPDATE {TABLE} SET people = '[\"x\"]' WHERE {ours} AND sequence = 4")
    found = verify()
    assert found.exit_code == 1
    assert f"organisation {pk}, event 4: was changed after it was written" in found.output
    assert "The chain is broken." in found.output
    assert found.output.count("organisation ") == 1  # the other chain is whole
    tamper(f"DELETE FROM {TABLE} WHERE {ours} AND sequence = 3")
    assert f"organisation {pk}, event 4: number 3 is not there" in verify().output


def test_a_cut_tail_shows(house: cast.Riverbank, verify: Verify) -> None:
    """Events taken from the end are missed by the head; with the head put back, by the anchor."""
    pk = house.service.pk
    ours = f"organisation_id = {pk}"
    tamper(f"DELETE FROM {TABLE} WHERE {ours} AND sequence > 7")
    assert f"organisation {pk}, event 10: the chain ends at 7" in verify().output
    last = AuditEvent.objects.get(organisation=house.service, sequence=7)
    AuditHead.objects.filter(organisation=house.service).update(sequence=7, mac=last.mac)
    assert verify().exit_code == 0  # the last anchor is older than the cut: see decisions/0006
    tamper(f"DELETE FROM {TABLE} WHERE {ours}", f"DELETE FROM {HEADS} WHERE {ours}")
    found = verify()
    assert found.exit_code == 1
    assert f"organisation {pk}, event 1: is anchored outside, and is not there" in found.output


def test_a_head_that_was_taken_away_shows(house: cast.Riverbank, verify: Verify) -> None:
    """Without its head nobody can say where a chain ends, so that is a fault."""
    pk = house.service.pk
    tamper(
        f"DELETE FROM {TABLE} WHERE organisation_id = {pk} AND sequence = 10",
        f"DELETE FROM {HEADS} WHERE organisation_id = {pk}",
    )
    assert f"organisation {pk}, event 9: no head is kept after it" in verify().output


def test_two_anchors_that_differ_show(house: cast.Riverbank, verify: Verify, settings: Any) -> None:
    """A chain begun anew over an anchored one (a database put back) is a fault until explained."""
    path = settings.LINKWORK_ANCHOR_FILE
    [ours, *rest] = path.read_text().splitlines()
    before = json.loads(ours) | {"mac": "0" * 64}
    path.write_text("\n".join([json.dumps(before), ours, *rest]) + "\n")
    assert "event 1: is not what the anchor outside says" in verify().output


def test_what_cannot_be_read_is_said(
    house: cast.Riverbank, verify: Verify, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A broken anchor file and an empty database are told in words, without a traceback."""
    settings.LINKWORK_ANCHOR_FILE.write_text("{half a li")
    found = verify()
    assert (found.exit_code, "holds a line that is not an anchor" in found.output) == (1, True)
    settings.LINKWORK_ANCHOR_FILE.unlink()
    empty = Configuration(folder=settings.LINKWORK_ANCHOR_FILE.parent, DATABASE_URL=NOWHERE)
    monkeypatch.setattr(command, "configuration", lambda: empty)
    assert "no audit could be read from the database" in verify().output
