"""Makes a record for somebody, or finds the one there is."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.db import IntegrityError, transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.models import Organisation
from linkwork.access.roles import Action
from linkwork.practice.people import nhs_number as numbers
from linkwork.practice.people import queries
from linkwork.practice.people.models import Person

# What a later referral may fill in, where the record holds nothing yet.
FILLED_IN = ("address", "postcode", "phone", "email")


@transaction.atomic
def register(
    *,
    given_name: str,
    family_name: str,
    born_on: date,
    practice: Organisation,
    by: Actor,
    nhs_number: str = "",
    **details: Any,
) -> Person:
    """Make a record for somebody new. The NHS number is checked; the details are the model's."""
    public_id, number = uuid4(), numbers.read(nhs_number)
    if number:
        details.setdefault("nhs_number_status", Person.NumberStatus.STATED)
    person = Person.objects.create(
        public_id=public_id,
        subject=public_id,
        organisation=by.organisation,
        given_name=given_name.strip(),
        family_name=family_name.strip(),
        born_on=born_on,
        practice=practice,
        nhs_number=number,
        **details,
    )
    audit.record(by=by, action=Action.CREATE, verb="person registered", on=person)
    return person


@transaction.atomic
def recognise(
    *,
    given_name: str,
    family_name: str,
    born_on: date,
    practice: Organisation,
    by: Actor,
    nhs_number: str = "",
    **details: Any,
) -> tuple[Person, dict[str, str]]:
    """Find the person with this NHS number and birth date, or register somebody new.

    With the person comes what was stated and is not on the record: an NHS number that belongs to
    somebody born on another day, another telephone number. Whoever takes the referral compares.
    """
    number = numbers.read(nhs_number)
    new: dict[str, Any] = {**details, "practice": practice, "by": by, "born_on": born_on}
    new |= {"given_name": given_name, "family_name": family_name}
    known = queries.known_as(number)
    if known is None:
        try:
            with transaction.atomic():
                return register(**new, nhs_number=number), {}
        except IntegrityError:  # somebody else has just registered this number
            known = queries.known_as(number)
            if known is None:
                raise
    if known.born_on != born_on:
        return register(**new), {"nhs_number": number}
    told = {name: str(details.get(name) or "") for name in FILLED_IN}
    _fill_in(known, told, by)
    told["name"] = f"{given_name} {family_name}".strip()
    kept = {"name": known.name, **{name: getattr(known, name) for name in FILLED_IN}}
    return known, {k: v for k, v in told.items() if v and v.casefold() != kept[k].casefold()}


def _fill_in(person: Person, told: dict[str, str], by: Actor) -> None:
    """Write what the record lacks, and nothing over what it holds."""
    new = {name: value for name, value in told.items() if value and not getattr(person, name)}
    if new:
        person.save_over(person.version, **new)
        audit.record(by=by, action=Action.AMEND, verb="person filled in", on=person)
