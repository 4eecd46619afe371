"""Who is known to the service, and what they agreed to."""

import re
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from linkwork.access.models import Organisation
from linkwork.practice.people import nhs_number
from linkwork.practice.people.models import Alert, ConsentDecision, Person

REFERENCE = re.compile(r"[0-9a-f]{4}-?[0-9a-f]{4}", re.IGNORECASE)


def everybody() -> QuerySet[Person]:
    """People in the order of their family names."""
    return Person.objects.select_related("practice").order_by(
        "family_name", "given_name", "born_on"
    )


def matching(words: str) -> QuerySet[Person]:
    """People whose name, NHS number or reference is what was typed."""
    typed = " ".join(words.split())[:100]
    found = Q(pk__in=[]) if not typed else _named(typed)
    try:
        number = nhs_number.read(typed)
    except nhs_number.Wrong:
        number = ""
    if number:
        found = Q(nhs_number=number)
    elif REFERENCE.fullmatch(typed):
        found |= _referred_to_as(typed)
    return everybody().filter(found)


def _named(typed: str) -> Q:
    """Every word typed begins a word of the name."""
    found = Q()
    for word in typed.split()[:5]:
        part = Q()
        for name in ("given_name", "family_name"):
            part |= Q(**{f"{name}__istartswith": word}) | Q(**{f"{name}__icontains": f" {word}"})
        found &= part
    return found


def _referred_to_as(reference: str) -> Q:
    begins = reference.replace("-", "").lower()
    first, last = UUID(begins + "0" * 24), UUID(begins + "f" * 24)
    return Q(public_id__gte=first, public_id__lte=last)


def known_as(number: str) -> Person | None:
    """The person with the NHS number, where there is one."""
    return Person.objects.filter(nhs_number=number).first() if number else None


def alike(people: Iterable[Person]) -> dict[int, list[Person]]:
    """Other records that may be each person: same birth date, with the name or the postcode."""
    asked = list(people)
    rows = list(Person.objects.filter(born_on__in={p.born_on for p in asked}).order_by("pk"))
    return {p.pk: [row for row in rows if row.pk != p.pk and _alike(row, p)] for p in asked}


def _alike(one: Person, other: Person) -> bool:
    if one.born_on != other.born_on:
        return False
    place = "".join(one.postcode.split()).casefold()
    same_place = place and place == "".join(other.postcode.split()).casefold()
    return bool(one.name.casefold() == other.name.casefold() or same_place)


def open_alerts(person: Person) -> list[Alert]:
    """What to know of before meeting the person, the one to be looked at first in front."""
    rows = Alert.objects.filter(person=person, closed_on__isnull=True)
    return list(rows.order_by("review_on", "pk"))


def decisions(person: Person) -> QuerySet[ConsentDecision]:
    """Everything the person agreed to, refused or took back, the latest first."""
    return ConsentDecision.objects.filter(person=person).order_by("-decided_at", "-pk")


def last_decision(person: Person, purpose: str, provider_name: str = "") -> ConsentDecision | None:
    """What the person last decided about a purpose, for a named provider where it is one."""
    return decisions(person).filter(purpose=purpose, provider_name=provider_name).first()


def live_consent(
    person: Person, purpose: str, provider_name: str = "", *, on: date | None = None
) -> ConsentDecision | None:
    """The consent in force for a purpose on a day (today unless said); None where there is none."""
    last = last_decision(person, purpose, provider_name)
    if last is None or last.decision != ConsentDecision.Decision.GIVEN:
        return None
    over = last.expires_on is not None and last.expires_on < (on or timezone.localdate())
    return None if over else last


def practices(organisation: Organisation) -> QuerySet[Organisation]:
    """The GP practices that work with a service."""
    return Organisation.objects.filter(
        parent=organisation, kind=Organisation.Kind.PRACTICE
    ).order_by("name")


def practice_coded(organisation: Organisation, ods_code: str) -> Organisation | None:
    """The practice with an ODS code, where it works with the service."""
    return practices(organisation).filter(ods_code__iexact=ods_code).first() if ods_code else None
