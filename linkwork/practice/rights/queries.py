"""Requests that wait, records that are due, and what holds them."""

from collections.abc import Iterable
from datetime import date

from dateutil.relativedelta import relativedelta
from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from linkwork.practice.people.models import Person
from linkwork.practice.referrals.models import Case, Referral
from linkwork.practice.referrals.queries import policy
from linkwork.practice.rights.models import Appraisal, Hold, Pack, Tombstone

OPEN = (Pack.State.ASKED, Pack.State.PREPARED, Pack.State.APPROVED)
WAITING = (Referral.State.DRAFT, Referral.State.RECEIVED, Referral.State.RETURNED)


def open_packs() -> QuerySet[Pack]:
    """Requests not yet handed over, refused or given up, soonest due first."""
    rows = Pack.objects.filter(state__in=OPEN).select_related("person", "asked_by")
    return rows.order_by("due_on", "pk")


def packs_of(person: Person) -> QuerySet[Pack]:
    """The person's requests, newest first."""
    return Pack.objects.filter(person=person).order_by("-asked_on", "-pk")


def holds(live: bool = True) -> QuerySet[Hold]:
    """Records that must be kept for now."""
    return Hold.objects.filter(lifted_on__isnull=live).order_by("since_on", "pk")


def proposed() -> QuerySet[Appraisal]:
    """Records proposed to be erased, which wait for a second person."""
    rows = Appraisal.objects.filter(decision=Appraisal.Decision.ERASE, confirmed_on__isnull=True)
    return rows.filter(dropped_on__isnull=True).order_by("proposed_on", "pk")


def waiting(person: Person) -> Appraisal | None:
    """The proposal to erase this record that waits, if there is one."""
    return proposed().filter(person=person).first()


def due(organisation_id: int, on: date, years: int) -> QuerySet[Person]:
    """Records so long after the last thing that happened that somebody looks at them.

    Never one with an open case or a waiting referral, held, erased, or kept until a day to come.
    """
    old = on - relativedelta(years=years)
    rows = Person.objects.filter(organisation_id=organisation_id).annotate(
        last_closed_on=Max("cases__closed_on"), last_offered_on=Max("referrals__offered_on")
    )
    here = OuterRef("pk")
    kept = Appraisal.objects.filter(person=here, keep_until_on__gt=on)
    quiet = (Q(last_closed_on__isnull=True) | Q(last_closed_on__lte=old)) & (
        Q(last_offered_on__isnull=True) | Q(last_offered_on__lte=old)
    )
    rows = rows.filter(quiet).exclude(merged_into__isnull=False)
    return rows.exclude(
        Exists(Case.objects.filter(person=here).exclude(state=Case.State.CLOSED))
        | Exists(Referral.objects.filter(person=here, state__in=WAITING))
        | Exists(Hold.objects.filter(person=here, lifted_on__isnull=True))
        | Exists(kept)
        | Exists(Tombstone.objects.filter(subject=OuterRef("public_id")))
    ).order_by("last_closed_on", "pk")


def is_due(person: Person, on: date) -> bool:
    """Whether this record may be appraised."""
    years = policy(person.organisation).retention_years
    return due(person.organisation_id, on, years).filter(pk=person.pk).exists()


def erased(subjects: Iterable[str]) -> QuerySet[Person]:
    """The records of these ids, which a restore may have brought back."""
    return Person.objects.filter(public_id__in=list(subjects))
