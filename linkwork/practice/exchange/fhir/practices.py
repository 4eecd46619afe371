"""Finds which practice a person is registered with, by its ODS code."""

from collections.abc import Callable, Iterator

from linkwork.access.models import Organisation
from linkwork.practice.exchange.fhir import codes
from linkwork.practice.exchange.fhir.bundle import Entries
from linkwork.practice.exchange.fhir.faults import Fault
from linkwork.practice.exchange.fhir.nodes import Node

Known = Callable[[str], Organisation | None]


def find(
    entries: Entries, known: Known, own: Organisation | None
) -> tuple[Organisation | None, list[Fault]]:
    """The practice the bundle names, else the sender's own; with the fault where there is none."""
    for node, code in _codes(entries):
        practice = known(code)
        if practice is not None:
            return practice, []
        return None, [
            Fault("not-found", node.path, "No practice of this service has this ODS code.")
        ]
    if own is not None:
        return own, []
    patient = next(iter(entries.of("Patient")), Node(None, "Bundle.entry.resource"))
    text = "Name the practice by its ODS code."
    return None, [Fault("required", f"{patient.path}.generalPractitioner", text)]


def _codes(entries: Entries) -> Iterator[tuple[Node, str]]:
    """The ODS codes given, the surest first: where registered, who keeps the record, who asks."""
    for patient in entries.of("Patient"):
        places = [*patient.many("generalPractitioner"), patient.one("managingOrganization")]
        for place in places:
            yield from _of(place, entries)
    for request in entries.of("ServiceRequest"):
        yield from _of(request.one("requester"), entries)


def _of(reference: Node, entries: Entries) -> Iterator[tuple[Node, str]]:
    if code := _code(reference.one("identifier")):
        yield reference, code
        return
    target = entries.referred(reference)
    if target is None:
        return
    if target.text("resourceType") == "PractitionerRole":
        yield from _of(target.one("organization"), entries)
    if target.text("resourceType") == "Organization":
        for identifier in target.many("identifier"):
            if code := _code(identifier):
                yield identifier, code
                return


def _code(identifier: Node) -> str:
    ours = identifier.text("system") == codes.ODS_CODE
    return identifier.text("value") if ours else ""
