"""Who is known to the service, and what they agreed to."""

import re
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from linkwork.access.models import Membership, Organisation, User
from linkwork.access.roles import Role
from linkwork.practice.people import nhs_number
from linkwork.practice.people.likeness import may_be_one
from linkwork.practice.people.models import (
    Alert,
    AlertLook,
    ConsentDecision,
    MergeRecord,
    Person,
    PersonChange,
)

REFERENCE = re.compile(r"[0-9a-f]{4}-?[0-9a-f]{4}", re.IGNORECASE)


def standing() -> QuerySet[Person]:
    """Every record that stands for itself, and was not merged into another."""
    return Person.objects.filter(merged_into__isnull=True)


def everybody() -> QuerySet[Person]:
    """People in the order of their family names."""
    return standing().select_related("practice").order_by("family_name", "given_name", "born_on")


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
    return standing().filter(nhs_number=number).first() if number else None


def alike(people: Iterable[Person]) -> dict[int, list[Person]]:
    """Other records that may be each person: two of name, birth date and postcode agree."""
    asked = list(people)
    places = {"".join(p.postcode.split()).upper() for p in asked} - {""}
    near = Q(born_on__in={p.born_on for p in asked}) | Q(place_key__in=places)
    rows = list(standing().filter(near).order_by("pk"))
    return {p.pk: [row for row in rows if row.pk != p.pk and may_be_one(row, p)] for p in asked}


def as_merged(person: Person) -> Person:
    """The record that stands for a person, where theirs has just been merged into another."""
    row = Person.objects.select_related("merged_into").get(pk=person.pk)
    return person if row.merged_into is None else as_merged(row.merged_into)


def references(person: Person) -> list[UUID]:
    """Every id under which the person has been known: their own, and those merged into it."""
    others = Person.objects.filter(merged_into=person).order_by("pk")
    return [person.public_id, *(known for other in others for known in references(other))]


def merges(person: Person) -> QuerySet[MergeRecord]:
    """The records merged into this one, and not taken out again, the latest first."""
    rows = MergeRecord.objects.filter(kept=person, undone_at__isnull=True)
    return rows.select_related("other", "made_by").order_by("-at", "-pk")


def changes(person: Person) -> QuerySet[PersonChange]:
    """What was changed on the record, the latest first."""
    rows = PersonChange.objects.filter(person=person).select_related("made_by")
    return rows.order_by("-at", "-pk")


# == Alerts ==
def alerts(person: Person) -> QuerySet[Alert]:
    """Every alert about a person: open ones first, the soonest to be looked at in front."""
    rows = Alert.objects.filter(person=person).select_related("owner")
    return rows.order_by(F("closed_on").desc(nulls_first=True), "review_on", "pk")


def alerts_to_review(on: date) -> QuerySet[Alert]:
    """Open alerts whose day to look again has come, the longest due first."""
    rows = Alert.objects.filter(closed_on__isnull=True, review_on__lte=on)
    return rows.select_related("person", "owner").order_by("review_on", "pk")


def looks(alerts: Iterable[Alert]) -> dict[int, list[AlertLook]]:
    """Every time somebody looked at each alert again, the latest first, by the alert's key."""
    asked = list(alerts)
    rows = AlertLook.objects.filter(alert__in=asked).select_related("by").order_by("-at", "-pk")
    found: dict[int, list[AlertLook]] = {alert.pk: [] for alert in asked}
    for row in rows:
        found[row.alert_id].append(row)
    return found


def watchers(organisation: Organisation, on: date) -> QuerySet[User]:
    """Who may own an alert on a day: link workers, team leads, the safeguarding lead."""
    roles = (Role.LINK_WORKER.value, Role.TEAM_LEAD.value, Role.SAFEGUARDING_LEAD.value)
    rows = Membership.objects.filter(
        organisation=organisation, role__in=roles, since_on__lte=on
    ).exclude(until_on__lt=on)
    return User.objects.filter(is_active=True, pk__in=rows.values("user")).order_by("name")


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
