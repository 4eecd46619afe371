"""Reads a Patient as somebody who is referred."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from linkwork.practice.exchange.fhir import codes
from linkwork.practice.exchange.fhir.faults import Fault
from linkwork.practice.exchange.fhir.nodes import Node
from linkwork.practice.people import nhs_number
from linkwork.practice.people.models import Person

EARLIEST = date(1880, 1, 1)
PAST = ("old", "temp")


@dataclass
class Reading:
    """What was read, and what could not be."""

    found: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def wrong(self, code: str, path: str, text: str) -> None:
        """Keep a fault."""
        self.faults.append(Fault(code, path, text))

    def fits(self, text: str, longest: int, path: str) -> str:
        """The text, where it is short enough to be kept whole."""
        if len(text) > longest:
            self.wrong("too-long", path, f"At most {longest} characters are kept.")
            return ""
        return text


def read(patient: Node, today: date) -> Reading:
    """Read who the person is; every fault is kept with its place."""
    reading = Reading()
    _name(patient, reading)
    _birth(patient, reading, today)
    _number(patient, reading)
    _ways_to_reach(patient, reading)
    sex = codes.SEXES.get(patient.text("gender"), Person.Sex.UNKNOWN)
    reading.found |= {"sex": sex, "ethnic_group": _ethnic_group(patient)}
    for name in ("deceasedBoolean", "deceasedDateTime"):
        if patient.one(name).value:
            reading.wrong("business-rule", f"{patient.path}.{name}", "The person has died.")
    if patient.one("active").value is False:
        reading.wrong("business-rule", f"{patient.path}.active", "This record is not in use.")
    return reading


def _name(patient: Node, reading: Reading) -> None:
    """The official name, else the usual one, else the first that is in use."""
    names = [name for name in patient.many("name") if name.text("use") not in ("old", "maiden")]
    order = {"official": 0, "usual": 1}
    chosen = min(names, key=lambda name: order.get(name.text("use"), 2), default=None)
    if chosen is None:
        reading.wrong("required", f"{patient.path}.name", "Give the person's name.")
        return
    given, family = " ".join(chosen.texts("given")), chosen.text("family")
    if not family:
        reading.wrong("required", f"{chosen.path}.family", "Give the family name.")
    reading.found |= {
        "given_name": reading.fits(given, 100, f"{chosen.path}.given"),
        "family_name": reading.fits(family, 100, f"{chosen.path}.family"),
    }


def _birth(patient: Node, reading: Reading, today: date) -> None:
    path = f"{patient.path}.birthDate"
    written = patient.text("birthDate")
    if not written:
        reading.wrong("required", path, "Give the date of birth.")
        return
    try:
        born_on = date.fromisoformat(written) if len(written) == 10 else None
    except ValueError:
        born_on = None
    if born_on is None:
        reading.wrong("value", path, "Give the whole date of birth: YYYY-MM-DD.")
    elif not EARLIEST <= born_on <= today:
        reading.wrong("value", path, "This cannot be a date of birth.")
    else:
        reading.found["born_on"] = born_on


def _number(patient: Node, reading: Reading) -> None:
    """The NHS number, where one is given; two that differ are refused."""
    numbers: set[str] = set()
    for identifier in patient.many("identifier"):
        if identifier.text("system") != codes.NHS_NUMBER or identifier.text("use") == "old":
            continue
        path = f"{identifier.path}.value"
        try:
            number = nhs_number.read(identifier.text("value"))
        except nhs_number.Wrong as wrong:
            reading.wrong("value", path, f"{wrong}.")
            continue
        if not number:
            reading.wrong("required", path, "Give the NHS number, or leave the identifier out.")
        elif numbers and number not in numbers:
            reading.wrong("value", path, "Two different NHS numbers are given.")
        numbers.add(number)
    reading.found["nhs_number"] = next(iter(numbers), "")


def _ways_to_reach(patient: Node, reading: Reading) -> None:
    """One telephone number, one e-mail address, one address: those in use, the first given."""
    for system, name, longest in (("phone", "phone", 30), ("email", "email", 254)):
        found = [
            contact
            for contact in patient.many("telecom")
            if contact.text("system") == system and contact.text("use") not in PAST
        ]
        chosen = min(found, key=_rank, default=None)
        if chosen is not None:
            path = f"{chosen.path}.value"
            reading.found[name] = reading.fits(chosen.text("value"), longest, path)
    lived_at = [place for place in patient.many("address") if place.text("use") not in PAST]
    if lived_at:
        home = lived_at[0]
        lines = [*home.texts("line"), home.text("city")]
        written = ", ".join(line for line in lines if line) or home.text("text")
        reading.found["address"] = reading.fits(written, 200, f"{home.path}.line")
        code = home.text("postalCode")
        reading.found["postcode"] = reading.fits(code, 10, f"{home.path}.postalCode")


def _rank(contact: Node) -> int:
    rank = contact.one("rank").value
    return rank if isinstance(rank, int) else 99


def _ethnic_group(patient: Node) -> str:
    for extension in patient.many("extension"):
        if extension.text("url") == codes.ETHNIC_CATEGORY:
            for coding in extension.one("valueCodeableConcept").many("coding"):
                group = codes.ETHNIC_GROUPS.get(coding.text("code")[:1])
                if group is not None:
                    return group
    return Person.EthnicGroup.UNKNOWN
