"""Verifies the audit chain from outside: no Django, only the table, the key and the anchors."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

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
    walk = _Walk(key, {(one.organisation, one.sequence): one.mac for one in anchors})
    for event in events:
        walk.step(event)
        if walk.seen % BLOCK == 0:
            progress(walk.seen)
    for head in heads:
        walk.end(head)
    walk.unmet_anchors()
    return Verified(walk.seen, len(walk.last), walk.anchors_met, list(walk.faults.values()))


class _Walk:
    """The state of a walk along the chains of all organisations."""

    def __init__(self, key: bytes, anchors: dict[tuple[int, int], str]) -> None:
        self.key, self.anchors = key, anchors
        self.last: dict[int, Head] = {}
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
            if anchored != event["mac"]:
                self.fault(organisation, sequence, "is not what the anchor outside says")
        self.last[organisation] = Head(organisation, sequence, event["mac"])

    def end(self, head: Head) -> None:
        """Check that the chain ends where its head says."""
        last = self.last.get(head.organisation, Head(head.organisation, 0, START))
        if (last.sequence, last.mac) != (head.sequence, head.mac):
            self.fault(head.organisation, head.sequence, f"the chain ends at {last.sequence}")

    def unmet_anchors(self) -> None:
        """An anchor outside the database that no event answers is a cut tail."""
        for organisation, sequence in self.anchors:
            self.fault(organisation, sequence, "is anchored outside, and is not there")


def read_anchors(path: Path) -> list[Head]:
    """The heads written outside the database; none where there is no file yet."""
    if not path.exists():
        return []
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [Head(row["organisation"], row["sequence"], row["mac"]) for row in rows]


def read_database(url: str) -> tuple[Iterator[Event], list[Head]]:
    """The events, as a stream, and the heads of a database named by its address."""
    if url.startswith("sqlite:///"):
        return _sqlite(unquote(url.removeprefix("sqlite:///")))
    return _postgresql(url)


def _sqlite(path: str) -> tuple[Iterator[Event], list[Head]]:
    def stream() -> Iterator[Event]:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            for row in connection.execute(EVENTS):
                yield _event(row, json.loads)

    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        heads = [Head(*row) for row in connection.execute(HEADS)]
    return stream(), heads


def _postgresql(url: str) -> tuple[Iterator[Event], list[Head]]:
    import psycopg

    def stream() -> Iterator[Event]:
        with psycopg.connect(url) as connection, connection.cursor("events") as cursor:
            cursor.itersize = BLOCK
            for row in cursor.execute(EVENTS):
                yield _event(row, lambda people: people)

    with psycopg.connect(url) as connection:
        heads = [Head(*row) for row in connection.execute(HEADS)]
    return stream(), heads


def _event(row: tuple[Any, ...], people: Callable[[Any], Any]) -> Event:
    event: Mapping[str, Any] = dict(zip((*SIGNED, "prev", "mac"), row, strict=True))
    return {**event, "people": people(event["people"])}
