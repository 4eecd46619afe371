"""Changes what is kept of a person, and keeps what it was, who changed it and who said so."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.links import actions as links
from linkwork.access.roles import Action, Role
from linkwork.practice.people import nhs_number as numbers
from linkwork.practice.people.actions.warning import NotAllowed
from linkwork.practice.people.models import Person, PersonChange

# What may be put right by hand; where somebody lives on the map follows from the postcode.
OF_IDENTITY = (
    "given_name",
    "family_name",
    "born_on",
    "nhs_number",
    "nhs_number_status",
    "address",
    "postcode",
    "gender",
    "sex",
    "ethnic_group",
)
OF_NEEDS = (
    "language",
    "interpreter",
    "information_needs",
    "adjustments",
    "carer_name",
    "carer_is",
    "carer_phone",
)
OF_CONTACT = (
    "phone",
    "email",
    "contact_by",
    "contact_method",
    "safe_times",
    "voicemail_ok",
    "no_contact",
)
OF_ABOUT_ME = ("what_matters", "how_to_support")
AMENDABLE = (*OF_IDENTITY, *OF_NEEDS, *OF_CONTACT, *OF_ABOUT_ME)
NEVER_EMPTY = ("given_name", "family_name", "born_on")
OF_PLACE: dict[str, Any] = {"latitude": None, "longitude": None, "lsoa": ""}


@transaction.atomic
def amend_about_me(
    *, person: Person, what_matters: str, how_to_support: str, expected: int, by: Actor
) -> Person:
    """Write what matters to the person and how best to support them, in their words."""
    words = {"what_matters": what_matters, "how_to_support": how_to_support}
    _write(person, words, expected, by)
    audit.record(by=by, action=Action.AMEND, verb="what matters amended", on=person)
    return person


@transaction.atomic
def amend_contact_details(
    *,
    person: Person,
    phone: str,
    contact_by: str,
    no_contact: bool,
    expected: int,
    by: Actor,
    **more: Any,
) -> Person:
    """Write how the person may be reached, and whether they may be reached at all.

    Where it is not safe to, their ways in and their carer's are shut at once.
    """
    told = {"phone": phone, "contact_by": contact_by, "no_contact": no_contact, **more}
    _write(person, {name: told[name] for name in OF_CONTACT if name in told}, expected, by)
    audit.record(by=by, action=Action.AMEND, verb="ways of contact amended", on=person)
    if no_contact:
        for role in (Role.PERSON, Role.PROXY):
            links.end(subject=person.public_id, role=role, by=by)
    return person


@transaction.atomic
def correct_details(
    *,
    person: Person,
    values: Mapping[str, Any],
    expected: int,
    by: Actor,
    source: str = PersonChange.Source.PERSON,
) -> Person:
    """Put right who the person is and what they need to take part; the record as it was is kept."""
    unknown = sorted(set(values) - set(AMENDABLE))
    if unknown:
        raise NotAllowed(f"These are not details of a person: {', '.join(unknown)}.")
    if [name for name in NEVER_EMPTY if name in values and not values[name]]:
        raise NotAllowed("A record needs a first name, a last name and a date of birth.")
    told = dict(values)
    if "nhs_number" in told:
        told["nhs_number"] = numbers.read(str(told["nhs_number"]))
    try:
        with transaction.atomic():
            _write(person, told, expected, by, source)
    except IntegrityError as taken:
        raise NotAllowed(
            "This NHS number is on another record. Compare the two records first."
        ) from taken
    audit.record(by=by, action=Action.AMEND, verb="details corrected", on=person)
    return person


def _write(
    person: Person,
    values: Mapping[str, Any],
    expected: int,
    by: Actor,
    source: str = PersonChange.Source.PERSON,
) -> None:
    """Write the values over the version seen, and keep what each was before."""
    before = {name: getattr(person, name) for name in values}
    moved = values.get("postcode", person.postcode) != person.postcode
    person.save_over(expected, **values, **(OF_PLACE if moved else {}))
    changes = {
        name: [_plain(before[name]), _plain(values[name])]
        for name in values
        if before[name] != values[name]
    }
    if changes:
        PersonChange.objects.create(
            organisation=person.organisation,
            subject=person.public_id,
            person=person,
            at=timezone.now(),
            made_by=by.user,
            made_by_words=by.name,
            source=PersonChange.Source(source),
            changes=changes,
        )


def _plain(value: Any) -> Any:
    """A value as JSON keeps it."""
    return value if isinstance(value, bool | int | list | None) else str(value)
