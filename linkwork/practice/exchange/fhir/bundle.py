"""A Bundle as a referral needs it: one Patient, one ServiceRequest, and what they refer to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from linkwork.practice.exchange.fhir.faults import Fault
from linkwork.practice.exchange.fhir.nodes import Node
from linkwork.practice.exchange.fhir.parsing import MOST_ENTRIES

TAKEN = ("transaction", "message")
ABOUT = {
    "Patient": "the person who is referred",
    "ServiceRequest": "what is asked for",
}


@dataclass(frozen=True)
class Entries:
    """The entries of a bundle, found by type and by reference."""

    bundle: Node

    @property
    def all(self) -> list[Node]:
        """Every entry."""
        return self.bundle.many("entry")

    def of(self, kind: str) -> list[Node]:
        """The resources of one type."""
        resources = (entry.one("resource") for entry in self.all)
        return [node for node in resources if node.text("resourceType") == kind]

    def referred(self, reference: Node) -> Node | None:
        """The resource a Reference points at, where the bundle holds it."""
        target = reference.text("reference")
        return next((r for e, r in self._resources() if target and target in names(e, r)), None)

    def _resources(self) -> Iterator[tuple[Node, Node]]:
        return ((entry, entry.one("resource")) for entry in self.all)


def names(entry: Node, resource: Node) -> set[str]:
    """What a reference may call an entry: its full address, or its type and id."""
    full, own = entry.text("fullUrl"), resource.text("id")
    short = f"{resource.text('resourceType')}/{own}" if own else ""
    return {name for name in (full, short) if name}


def faults(entries: Entries) -> Iterator[Fault]:
    """What is wrong with the bundle as an envelope."""
    kind = entries.bundle.text("type")
    if kind and kind not in TAKEN:
        yield Fault("not-supported", "Bundle.type", f"Send one of: {', '.join(TAKEN)}.")
    if len(entries.all) > MOST_ENTRIES:
        yield Fault("too-costly", "Bundle.entry", f"At most {MOST_ENTRIES} entries are read.")
        return
    for name, what in ABOUT.items():
        found = entries.of(name)
        if not found:
            yield Fault("required", "Bundle.entry", f"There is no {name}: {what}.")
        for extra in found[1:]:
            yield Fault("not-supported", extra.path, f"One {name} at a time is taken.")
    yield from _doubles(entries)
    yield from _requests(entries) if kind == "transaction" else ()
    yield from _message(entries) if kind == "message" else ()


def _doubles(entries: Entries) -> Iterator[Fault]:
    seen: set[str] = set()
    for entry in entries.all:
        if not entry.one("resource"):
            yield Fault("required", f"{entry.path}.resource", "An entry holds a resource.")
        full = entry.text("fullUrl")
        if full and full in seen:
            yield Fault("duplicate", f"{entry.path}.fullUrl", "Two entries have this address.")
        seen.add(full)


def _requests(entries: Entries) -> Iterator[Fault]:
    """In a transaction every entry says what is to be done; here that is only to create."""
    for entry in entries.all:
        request, kind = entry.one("request"), entry.one("resource").text("resourceType")
        if not request:
            text = f"In a transaction an entry says what to do: POST {kind or 'its type'}."
            yield Fault("required", request.path, text)
            continue
        if request.text("method") not in ("", "POST"):
            yield Fault("not-supported", f"{request.path}.method", "Only POST is taken.")
        elif request.text("url") and request.text("url") != kind:
            yield Fault("value", f"{request.path}.url", f"This should be {kind}.")
        for name in ("ifNoneExist", "ifMatch", "ifNoneMatch", "ifModifiedSince"):
            if request.one(name):
                yield Fault("not-supported", f"{request.path}.{name}", "No condition is taken.")


def _message(entries: Entries) -> Iterator[Fault]:
    """A message begins with its header."""
    first = (
        entries.all[0].one("resource") if entries.all else Node(None, "Bundle.entry[0].resource")
    )
    if first.text("resourceType") != "MessageHeader":
        yield Fault("required", first.path, "A message begins with its MessageHeader.")
    elif not first.one("eventCoding") and not first.one("eventUri"):
        yield Fault("required", f"{first.path}.event", "Say which event: eventCoding or eventUri.")


def meaning(bundle: dict[str, Any]) -> Any:
    """What a bundle says, without what a repeat may change: its own id, times and addresses."""
    entries = Entries(Node(bundle, "Bundle"))
    places = {
        name: f"#{number}"
        for number, entry in enumerate(entries.all)
        for name in names(entry, entry.one("resource"))
    }
    resources = [entry.one("resource").value for entry in entries.all]
    kept = [
        r for r in resources if isinstance(r, dict) and r.get("resourceType") != "MessageHeader"
    ]
    return _settled([{k: v for k, v in r.items() if k not in ("id", "meta")} for r in kept], places)


def _settled(value: Any, places: dict[str, str]) -> Any:
    if isinstance(value, list):
        return [_settled(part, places) for part in value]
    if not isinstance(value, dict):
        return value
    return {
        name: places.get(part, part)
        if name == "reference" and isinstance(part, str)
        else _settled(part, places)
        for name, part in value.items()
    }
