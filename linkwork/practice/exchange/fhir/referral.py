"""Reads a whole bundle as one referral, or names every fault in it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from linkwork.access.models import Organisation
from linkwork.practice.exchange.fhir import bundle as bundles
from linkwork.practice.exchange.fhir import people, practices, requests, shape
from linkwork.practice.exchange.fhir.faults import Fault, Faulty
from linkwork.practice.exchange.fhir.nodes import Node


@dataclass(frozen=True)
class Incoming:
    """A referral as a bundle tells it: of whom, from which practice, and what was said."""

    person: dict[str, Any]
    practice: Organisation
    said: dict[str, Any]


def read(
    bundle: dict[str, Any], *, known: practices.Known, own: Organisation | None, today: date
) -> Incoming:
    """Read the bundle; raise `Faulty` with all its faults where there are any."""
    root = Node(bundle, "Bundle")
    if root.text("resourceType") != "Bundle":
        raise Faulty([Fault("structure", "Bundle", "Send a Bundle.")])
    entries = bundles.Entries(root)
    faults = [*shape.faults(bundle, "Bundle"), *bundles.faults(entries)]
    person, said = people.Reading(), people.Reading()
    for patient in entries.of("Patient")[:1]:
        person = people.read(patient, today)
    for request in entries.of("ServiceRequest")[:1]:
        said = requests.read(request, entries, today)
    practice, missing = practices.find(entries, known, own)
    faults += [*person.faults, *said.faults, *missing]
    if faults or practice is None:
        raise Faulty(faults)
    return Incoming(person=person.found, practice=practice, said=said.found)
