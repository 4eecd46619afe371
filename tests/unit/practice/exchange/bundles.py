"""Bundles for the tests: a good one, and UK Core's own XML examples turned to JSON."""

from copy import deepcopy
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, tostring

from defusedxml.ElementTree import parse

from linkwork.practice.exchange.fhir.definitions import definitions
from linkwork.practice.exchange.fhir.primitives import PRIMITIVES

FHIR = "{http://hl7.org/fhir}"
Json = dict[str, Any]
NHS = "https://fhir.nhs.uk/Id/nhs-number"
ODS = "https://fhir.nhs.uk/Id/ods-organization-code"

PATIENT: Json = {
    "resourceType": "Patient",
    "identifier": [{"system": NHS, "value": "9434765919"}],
    "name": [{"use": "official", "family": "Nwosu", "given": ["Amara"]}],
    "telecom": [{"system": "phone", "value": "0161 496 0000"}],
    "gender": "female",
    "birthDate": "1951-05-14",
    "address": [{"line": ["1 Elm Street"], "city": "Manchester", "postalCode": "M1 1AA"}],
    "generalPractitioner": [{"identifier": {"system": ODS, "value": "Y01234"}}],
}
REQUEST: Json = {
    "resourceType": "ServiceRequest",
    "identifier": [{"system": "https://millfield.example/referrals", "value": "R-1"}],
    "status": "active",
    "intent": "order",
    "subject": {"reference": "urn:uuid:0000-1"},
    "authoredOn": "2026-11-20",
    "requester": {"display": "Dr Ruth Okafor"},
    "reasonCode": [
        {"coding": [{"system": "urn:linkwork:need", "code": "loneliness"}]},
        {"text": "Wants to learn to swim"},
    ],
    "note": [{"text": "Ring in the morning"}],
}


def transaction(*resources: Json) -> Json:
    """A transaction that creates each resource; the first is called urn:uuid:0000-1 and so on."""
    return {
        "resourceType": "Bundle",
        "type": "transaction",
        "entry": [
            {
                "fullUrl": f"urn:uuid:0000-{number}",
                "resource": deepcopy(resource),
                "request": {"method": "POST", "url": resource["resourceType"]},
            }
            for number, resource in enumerate(resources, 1)
        ],
    }


def good() -> Json:
    """A bundle without a fault."""
    return transaction(PATIENT, REQUEST)


def message() -> Json:
    """The same as a message."""
    header = {
        "resourceType": "MessageHeader",
        "id": "m-1",
        "eventUri": "urn:example:referral",
        "source": {"endpoint": "https://millfield.example"},
    }
    sent = transaction(header, PATIENT, REQUEST)
    sent["type"] = "message"
    sent["entry"][2]["resource"]["subject"]["reference"] = "urn:uuid:0000-2"
    for entry in sent["entry"]:
        del entry["request"]
    return sent


def uk_core(shared_data: Path, name: str) -> Json:
    """One of UK Core's examples, turned from XML to JSON."""
    root = parse(shared_data / "fhir" / "uk-core-examples" / f"UKCore-{name}-Example.xml").getroot()
    assert root is not None
    kind = root.tag.removeprefix(FHIR)
    return {"resourceType": kind, **_object(kind, root)}


def _object(kind: str, node: Element) -> Json:
    made: Json = {name: value for name, value in node.attrib.items() if name in ("url", "id")}
    for child in node:
        name = child.tag.split("}")[1]
        known = definitions().get(kind, {}).get(name)
        value = _value(known.type if known else "any", child)
        if (known and known.many) or name in ("extension", "coding", "dayOfWeek", "when"):
            made.setdefault(name, []).append(value)
        else:
            made[name] = value
    return made


def _value(kind: str, node: Element) -> Any:
    if node.tag.endswith("div"):
        return tostring(node, encoding="unicode").replace("ns0:", "").replace(":ns0", "")
    if kind in PRIMITIVES or "value" in node.attrib:
        text = node.attrib["value"]
        if node.tag.endswith(("Int", "Integer")):
            return int(text)
        return {"true": True, "false": False}.get(text, text)
    return _object(kind, node)
