"""Verifies the audit chain from outside: no Django, only the table, the key and the anchors."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from linkwork.access.chain import SIGNED, START, sign

BLOCK = 10_000
EVENTS = """SELECT organisation_id, sequence, at, actor, role, relation, rule, action, verb,
    kind, thing, thing_version, people, request_id, prev, mac
    FROM access_auditevent ORDER BY organisation_id, sequence"""
HEADS = "SELECT organisation_id, sequence, mac FROM access_audithead ORDER BY organisation_id"

Event = dict[str, Any]


@dataclass(frozen=True)
class Fault:
    """The first thing wrong in one organisation's chain, and where."""

    organisation: int
    sequence: int
    what: str


@dataclass(frozen=True)
class Head:
    """Where a chain is said to have got to."""

    organisation: int
    sequence: int
    mac: str


@dataclass(frozen=True)
class Verified:
    """What was checked and what was wrong; sound where there is no fault."""

    events: int
    organisations: int
    anchors: int
    faults: list[Fault]


def verify(
    events: Iterable[Event],
    heads: Iterable[Head],
    anchors: Iterable[Head],
    key: bytes,
    progress: Callable[[int], object] = abs,
) -> Verified:
    """Walk every chain in order: numbers without gap, each link signed, heads and anchors met."""
    walk = _Walk(key, anchors)
    for event in events:
        walk.step(event)
        if walk.seen % BLOCK == 0:
            progress(walk.seen)
    for head in heads:
        walk.end(head)
    walk.headless()
    walk.unmet_anchors()
    return Verified(walk.seen, len(walk.last), walk.anchors_met, list(walk.faults.values()))


class _Walk:
    """The state of a walk along the chains of all organisations."""

    def __init__(self, key: bytes, anchors: Iterable[Head]) -> None:
        self.key = key
        self.anchors: dict[tuple[int, int], set[str]] = {}
        for one in anchors:
            self.anchors.setdefault((one.organisation, one.sequence), set()).add(one.mac)
        self.last: dict[int, Head] = {}
        self.ended: set[int] = set()
        self.faults: dict[int, Fault] = {}
        self.seen = self.anchors_met = 0

    def fault(self, organisation: int, sequence: int, what: str) -> None:
        """Keep the first fault of a chain: what follows it says nothing new."""
        self.faults.setdefault(organisation, Fault(organisation, sequence, what))

    def step(self, event: Event) -> None:
        """Check one event against the one before it."""
        self.seen += 1
        organisation, sequence = event["organisation"], event["sequence"]
        before = self.last.get(organisation, Head(organisation, 0, START))
        if sequence != before.sequence + 1:
            self.fault(organisation, sequence, f"number {before.sequence + 1} is not there")
        elif event["prev"] != before.mac:
            self.fault(organisation, sequence, "does not follow from the event before it")
        elif sign(self.key, event["prev"], event) != event["mac"]:
            self.fault(organisation, sequence, "was changed after it was written")
        anchored = self.anchors.pop((organisation, sequence), None)
        if anchored is not None:
            self.anchors_met += 1
            if anchored != {event["mac"]}:
                self.fault(organisation, sequence, "is not what the anchor outside says")
        self.last[organisation] = Head(organisation, sequence, event["mac"])

    def end(self, head: Head) -> None:
        """Check that the chain ends where its head says."""
        self.ended.add(head.organisation)
        last = self.last.get(head.organisation, Head(head.organisation, 0, START))
        if (last.sequence, last.mac) != (head.sequence, head.mac):
            self.fault(head.organisation, head.sequence, f"the chain ends at {last.sequence}")

    def headless(self) -> None:
        """A chain whose head is not kept could have been cut anywhere."""
        for organisation in self.last.keys() - self.ended:
            self.fault(organisation, self.last[organisation].sequence, "no head is kept after it")

    def unmet_anchors(self) -> None:
        """An anchor outside the database that no event answers is a cut tail."""
        for organisation, sequence in self.anchors:
            self.fault(organisation, sequence, "is anchored outside, and is not there")


def read_anchors(path: Path) -> list[Head]:
    """The heads written outside the database; none where there is no file yet.

    Read before the database: an anchor written meanwhile is for a head that is not read yet.
    """
    if not path.exists():
        return []
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [Head(row["organisation"], row["sequence"], row["mac"]) for row in rows]


@contextmanager
def read_database(url: str) -> Iterator[tuple[Iterator[Event], list[Head]]]:
    """The events, as a stream, and the heads of a database, both as they were at one moment."""
    if url.startswith("sqlite:///"):
        with _sqlite(unquote(url.removeprefix("sqlite:///"))) as read:
            yield read
    else:
        with _postgresql(url) as read:
            yield read


@contextmanager
def _sqlite(path: str) -> Iterator[tuple[Iterator[Event], list[Head]]]:
    with closing(sqlite3.connect(f"file:{quote(path)}?mode=ro", uri=True)) as connection:
        connection.isolation_level = None
        connection.execute("BEGIN")
        heads = [Head(*row) for row in connection.execute(HEADS)]
        yield (_event(row, json.loads) for row in connection.execute(EVENTS)), heads


@contextmanager
def _postgresql(url: str) -> Iterator[tuple[Iterator[Event], list[Head]]]:
    import psycopg

    with psycopg.connect(url) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        heads = [Head(*row) for row in connection.execute(HEADS)]
        with connection.cursor("events") as cursor:
            cursor.itersize = BLOCK
            yield (_event(row, lambda people: people) for row in cursor.execute(EVENTS)), heads


def _event(row: tuple[Any, ...], people: Callable[[Any], Any]) -> Event:
    event: Mapping[str, Any] = dict(zip((*SIGNED, "prev", "mac"), row, strict=True))
    return {**event, "people": people(event["people"])}
