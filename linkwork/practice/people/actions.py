"""What can be done to a person's record. Every write to these tables passes here."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.models import Organisation, User
from linkwork.access.roles import Action
from linkwork.practice.people import nhs_number as numbers
from linkwork.practice.people import queries
from linkwork.practice.people.models import Alert, ConsentDecision, Person

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
    public_id = uuid4()
    person = Person.objects.create(
        public_id=public_id,
        subject=public_id,
        organisation=by.organisation,
        given_name=given_name.strip(),
        family_name=family_name.strip(),
        born_on=born_on,
        practice=practice,
        nhs_number=numbers.read(nhs_number),
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


@transaction.atomic
def amend_about_me(
    *, person: Person, what_matters: str, how_to_support: str, expected: int, by: Actor
) -> Person:
    """Write what matters to the person and how best to support them, in their words."""
    person.save_over(expected, what_matters=what_matters, how_to_support=how_to_support)
    audit.record(by=by, action=Action.AMEND, verb="what matters amended", on=person)
    return person


@transaction.atomic
def amend_contact_details(
    *, person: Person, phone: str, contact_by: str, no_contact: bool, expected: int, by: Actor
) -> Person:
    """Write how the person may be reached, and whether they may be reached at all."""
    person.save_over(expected, phone=phone, contact_by=contact_by, no_contact=no_contact)
    audit.record(by=by, action=Action.AMEND, verb="ways of contact amended", on=person)
    return person


@transaction.atomic
def decide_consent(
    *,
    person: Person,
    purpose: str,
    decision: str,
    by: Actor,
    provider_name: str = "",
    how: str = "",
    wording_version: int = 1,
    expires_on: date | None = None,
    decided_at: datetime | None = None,
) -> ConsentDecision:
    """Keep what the person decided, beside what they decided before."""
    row = ConsentDecision.objects.create(
        organisation=person.organisation,
        subject=person.public_id,
        person=person,
        purpose=ConsentDecision.Purpose(purpose),
        provider_name=provider_name,
        decision=ConsentDecision.Decision(decision),
        wording_version=wording_version,
        how=how,
        decided_at=decided_at or timezone.now(),
        recorded_by=by.user,
        expires_on=expires_on,
    )
    audit.record(by=by, action=Action.CREATE, verb=f"consent {row.decision}", on=row)
    return row


@transaction.atomic
def raise_alert(
    *, person: Person, risk: str, text: str, owner: User, review_on: date, by: Actor
) -> Alert:
    """Warn everybody who will meet the person."""
    alert = Alert.objects.create(
        organisation=person.organisation,
        subject=person.public_id,
        person=person,
        risk=Alert.Risk(risk),
        text=text,
        owner=owner,
        since_on=timezone.localdate(),
        review_on=review_on,
    )
    audit.record(by=by, action=Action.CREATE, verb="alert raised", on=alert)
    return alert


@transaction.atomic
def close_alert(*, alert: Alert, on: date, by: Actor) -> Alert:
    """Say that the risk is over."""
    alert.save_over(alert.version, closed_on=on)
    audit.record(by=by, action=Action.AMEND, verb="alert closed", on=alert)
    return alert
