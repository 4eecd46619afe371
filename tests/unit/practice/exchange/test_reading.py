"""A bundle is read strictly: what is wrong is named by its element, and nothing else passes."""

from contextlib import suppress
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkwork.access.models import Organisation
from linkwork.practice.exchange.fhir import parsing, referral, shape
from linkwork.practice.exchange.fhir.faults import Faulty
from linkwork.practice.people.models import Person
from linkwork.practice.referrals.models import Referral
from tests.unit.practice.exchange import bundles

TODAY = date(2026, 11, 22)
MILLFIELD = Organisation(name="Millfield", kind=Organisation.Kind.PRACTICE, ods_code="Y01234")
PATIENT, REQUEST = "Bundle.entry[0].resource", "Bundle.entry[1].resource"


def known(code: str) -> Organisation | None:
    """One practice is known."""
    return MILLFIELD if code == "Y01234" else None


def read(bundle: dict[str, Any], own: Organisation | None = None) -> referral.Incoming:
    """Read a bundle without a database."""
    return referral.read(bundle, known=known, own=own, today=TODAY)


def faults(bundle: dict[str, Any]) -> dict[str, str]:
    """What is wrong with a bundle: element and code."""
    with pytest.raises(Faulty) as caught:
        read(bundle)
    return {fault.expression: fault.code for fault in caught.value.faults}


def test_a_good_bundle_is_read() -> None:
    """Who, from where, why; what is not understood is kept as text."""
    incoming = read(bundles.good())
    assert incoming.practice == MILLFIELD
    assert incoming.person["nhs_number"] == "9434765919"
    assert incoming.person["born_on"] == date(1951, 5, 14)
    assert incoming.person["address"] == "1 Elm Street, Manchester"
    assert incoming.said["main_need"] == "loneliness"
    assert incoming.said["needs"] == ["loneliness", "Wants to learn to swim"]
    assert incoming.said["in_words"] == "Wants to learn to swim\nRing in the morning"
    assert incoming.said["referrer_name"] == "Dr Ruth Okafor"
    assert incoming.said["offered_on"] == date(2026, 11, 20)
    assert incoming.said["source_id"] == "R-1"


def test_a_message_is_read() -> None:
    """A message holds the same, after its header."""
    assert read(bundles.message()).person == read(bundles.good()).person


def test_uk_cores_own_examples_are_read(shared_data: Path) -> None:
    """Richard Smith, referred by Dr Rastall, registered at White Rose."""
    patient = bundles.uk_core(shared_data, "Patient-RichardSmith")
    request = bundles.uk_core(shared_data, "ServiceRequest-ColonoscopyRequest")
    doctor = bundles.uk_core(shared_data, "Practitioner-DoctorPaulRastall")
    practice = bundles.uk_core(shared_data, "Organization-WhiteRoseMedicalCentre")
    patient["generalPractitioner"] = [{"reference": f"Organization/{practice['id']}"}]
    request["identifier"] = [{"system": "urn:example", "value": "1"}]
    sent = bundles.transaction(patient, request, doctor, practice)
    incoming = referral.read(
        sent, known=lambda code: MILLFIELD if code == "GP5" else None, own=None, today=TODAY
    )
    assert incoming.person["nhs_number"] == "9912003888"
    assert incoming.person["ethnic_group"] == Person.EthnicGroup.MIXED
    assert incoming.person["phone"] == "01131231234"
    assert incoming.said["route"] == "gp"
    assert incoming.said["referrer_name"] == "Dr Paul Rastall"
    assert incoming.said["needs"] == ["Swollen abdomen"]
    assert incoming.said["main_need"] == "other"


def test_every_example_of_uk_core_has_the_right_shape(shared_data: Path) -> None:
    """Real resources pass the check of the shape, extensions and all."""
    kinds = ("Patient-", "ServiceRequest-", "Practitioner-", "Organization-")
    names = [
        path.name.removeprefix("UKCore-").removesuffix("-Example.xml")
        for path in sorted((shared_data / "fhir" / "uk-core-examples").glob("UKCore-*.xml"))
    ]
    read = [name for name in names if name.startswith(kinds)]
    assert len(read) > 15
    for name in read:
        assert not list(shape.faults(bundles.uk_core(shared_data, name), name))


def changed(path: str, value: Any) -> dict[str, Any]:
    """The good bundle with one place changed (None takes it out)."""
    bundle = bundles.good()
    place: Any = bundle
    *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    for step in way:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return bundle


P, R = "entry/0/resource", "entry/1/resource"
NUMBER = {"system": bundles.NHS, "value": "9434765918"}
CASES = [
    ("resourceType", "Patient", "Bundle", "structure"),
    ("type", "batch", "Bundle.type", "not-supported"),
    ("type", "tranzaction", "Bundle.type", "code-invalid"),
    ("entry", [], "Bundle.entry", "structure"),
    ("entry/0/request", None, "Bundle.entry[0].request", "required"),
    ("entry/0/request/method", "PUT", "Bundle.entry[0].request.method", "not-supported"),
    ("entry/0/request/url", "Person", "Bundle.entry[0].request.url", "value"),
    ("entry/1/fullUrl", "urn:uuid:0000-1", "Bundle.entry[1].fullUrl", "duplicate"),
    (f"{P}/resourceType", "Observation", PATIENT, "not-supported"),
    (f"{P}/birthdate", "1951-05-14", f"{PATIENT}.birthdate", "structure"),
    (f"{P}/birthDate", None, f"{PATIENT}.birthDate", "required"),
    (f"{P}/birthDate", "1951", f"{PATIENT}.birthDate", "value"),
    (f"{P}/birthDate", "1951-02-30", f"{PATIENT}.birthDate", "value"),
    (f"{P}/birthDate", "2027-01-01", f"{PATIENT}.birthDate", "value"),
    (f"{P}/birthDate", 1951, f"{PATIENT}.birthDate", "value"),
    (f"{P}/gender", "lady", f"{PATIENT}.gender", "code-invalid"),
    (f"{P}/name", None, f"{PATIENT}.name", "required"),
    (f"{P}/name", {"family": "Nwosu"}, f"{PATIENT}.name", "structure"),
    (f"{P}/name/0/family", None, f"{PATIENT}.name[0].family", "required"),
    (f"{P}/name/0/family", "N" * 101, f"{PATIENT}.name[0].family", "too-long"),
    (f"{P}/name/0/family", "Nwo\x00su", f"{PATIENT}.name[0].family", "value"),
    (f"{P}/name/0/given", ["Amara", None], f"{PATIENT}.name[0].given[1]", "value"),
    (f"{P}/identifier/0", NUMBER, f"{PATIENT}.identifier[0].value", "value"),
    (f"{P}/identifier/0/value", None, f"{PATIENT}.identifier[0].value", "required"),
    (f"{P}/deceasedBoolean", True, f"{PATIENT}.deceasedBoolean", "business-rule"),
    (f"{P}/modifierExtension", [{"url": "x"}], f"{PATIENT}.modifierExtension", "extension"),
    (f"{P}/address/0/postalCode", "M" * 11, f"{PATIENT}.address[0].postalCode", "too-long"),
    (f"{R}/identifier", None, f"{REQUEST}.identifier", "required"),
    (f"{R}/identifier/0/system", None, f"{REQUEST}.identifier", "required"),
    (f"{R}/status", None, f"{REQUEST}.status", "required"),
    (f"{R}/status", "draft", f"{REQUEST}.status", "business-rule"),
    (f"{R}/intent", "option", f"{REQUEST}.intent", "business-rule"),
    (f"{R}/doNotPerform", True, f"{REQUEST}.doNotPerform", "business-rule"),
    (f"{R}/subject", {"reference": "Patient/9"}, f"{REQUEST}.subject", "not-found"),
    (f"{R}/authoredOn", "2026-11-23", f"{REQUEST}.authoredOn", "value"),
    (f"{R}/authoredOn", "2026-11-20T10:00", f"{REQUEST}.authoredOn", "value"),
    (f"{R}/note", [{"text": ""}], f"{REQUEST}.note[0].text", "value"),
    (f"{R}/note", [{"time": "2026-11-20"}], f"{REQUEST}.note[0].text", "required"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "expression", "code"), CASES)
def test_a_fault_names_its_element(path: str, value: Any, expression: str, code: str) -> None:
    """Each fault is found at its own element, with FHIR's code for its sort."""
    assert faults(changed(path, value)).get(expression) == code


def test_every_fault_is_named_at_once() -> None:
    """Whoever mends a bundle mends it once."""
    bundle = bundles.good()
    patient, request = (entry["resource"] for entry in bundle["entry"])
    patient["birthDate"] = "14/05/1951"
    patient["identifier"][0]["value"] = "1"
    request["status"] = "revoked"
    request["priority"] = "soon"
    del request["subject"]
    assert set(faults(bundle)) >= {
        f"{PATIENT}.birthDate",
        f"{PATIENT}.identifier[0].value",
        f"{REQUEST}.status",
        f"{REQUEST}.priority",
        f"{REQUEST}.subject",
    }


def test_one_person_and_one_request() -> None:
    """Two of either are one too many; none is named too."""
    twice = bundles.transaction(bundles.PATIENT, bundles.REQUEST, bundles.PATIENT)
    assert faults(twice)["Bundle.entry[2].resource"] == "not-supported"
    assert faults(bundles.transaction(bundles.PATIENT))["Bundle.entry"] == "required"


def test_the_practice_must_be_known() -> None:
    """An unknown ODS code is named; without one, a practice that sends means itself."""
    unknown = changed(f"{P}/generalPractitioner/0/identifier/value", "Z9")
    assert faults(unknown) == {f"{PATIENT}.generalPractitioner[0]": "not-found"}
    none = changed(f"{P}/generalPractitioner", None)
    assert faults(none) == {f"{PATIENT}.generalPractitioner": "required"}
    assert read(none, own=MILLFIELD).practice == MILLFIELD


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (b"", "not JSON"),
        (b"[]", "JSON object"),
        (b'{"a": 1, "a": 2}', "same name twice"),
        (b'{"a": NaN}', "no number"),
        (b'{"a": 1e999}', "no number"),
        (b'{"a": "\xff"}', "not UTF-8"),
        (b'{"a":' * 30 + b"1" + b"}" * 30, "nested deeper"),
        (b'{"a":' + b"[" * 100_000, "nested deeper|not JSON"),
        (b" " * (parsing.MOST_BYTES + 1), "1024 kB"),
    ],
)
def test_bombs_do_not_go_off(written: bytes, says: str) -> None:
    """Too large, too deep, doubled or no JSON: refused with a reason."""
    with pytest.raises(Faulty, match=says):
        parsing.parse(written)


SCRAPS: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, 0, -1, 3.5, "", " ", "x", "x" * 300, "\x00", "\ud800", [], {}, [None], [{}], [[]],
     {"x": 1}, "1951-05-14", "active", {"reference": "urn:uuid:0000-1"}, {"text": "x"}]
)  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a JSON value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    found = [path] if path else []
    for name, part in inside if isinstance(value, (dict, list)) else ():
        found += places(part, (*path, name)) if isinstance(part, (dict, list)) else [(*path, name)]
    return found


PLACES = places(bundles.good())
LIMITS = {
    field.name: field.max_length
    for model in (Person, Referral)
    for field in model._meta.fields
    if getattr(field, "max_length", None)
}


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PLACES), SCRAPS), min_size=1, max_size=3))
def test_whatever_comes_is_read_or_refused(changes: list[tuple[tuple[Any, ...], Any]]) -> None:
    """Scraps anywhere: never another exception, and what is read fits what keeps it."""
    bundle = bundles.good()
    for (*way, last), scrap in changes:
        place: Any = bundle
        try:
            for step in way:
                place = place[step]
            place[last] = deepcopy(scrap)
        except (LookupError, TypeError):
            continue
    found: dict[str, Any] = {}
    with suppress(Faulty):
        incoming = read(bundle)
        found = {**incoming.person, **incoming.said}
    for name, value in found.items():
        if isinstance(value, str):
            assert len(value) <= (LIMITS.get(name) or len(value))
            value.encode()
            assert "\x00" not in value
