"""Referrals waiting, cases open, and what was said and done in them."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from linkwork.access.models import Membership, Organisation, ServicePolicy, Team, User
from linkwork.access.roles import Role
from linkwork.practice.people.models import Person
from linkwork.practice.referrals.models import (
    Case,
    Contact,
    Happening,
    LinkWorkerSpell,
    Referral,
    Task,
)

WAITING = (Referral.State.RECEIVED, Referral.State.RETURNED)
TRIED = (
    Contact.Result.NO_ANSWER,
    Contact.Result.LEFT_MESSAGE,
    Contact.Result.DID_NOT_ATTEND,
)


def policy(organisation: Organisation) -> ServicePolicy:
    """The clocks the service has set itself; the usual ones where it has set none."""
    try:
        return organisation.servicepolicy
    except ServicePolicy.DoesNotExist:
        return ServicePolicy(organisation=organisation)


def duty_team(organisation: Organisation) -> Team | None:
    """The team that takes new referrals."""
    return Team.objects.filter(organisation=organisation).order_by("pk").first()


def link_workers(organisation: Organisation, on: date) -> QuerySet[User]:
    """Who may hold a case of the service on a day."""
    rows = Membership.objects.filter(
        organisation=organisation, role=Role.LINK_WORKER.value, since_on__lte=on
    ).exclude(until_on__lt=on)
    return User.objects.filter(is_active=True, pk__in=rows.values("user")).order_by("name")


# == Referrals ==
def waiting() -> QuerySet[Referral]:
    """Referrals that somebody must decide on or ask about, the longest due first."""
    rows = Referral.objects.filter(state__in=WAITING)
    return rows.select_related("person", "practice", "referrer").order_by("due_on", "received_at")


def sent_in() -> QuerySet[Referral]:
    """Referrals with where they stand, the latest first."""
    rows = Referral.objects.exclude(state=Referral.State.DRAFT)
    return rows.select_related("person").order_by("-received_at")


def of_person(person: Person) -> QuerySet[Referral]:
    """Every referral of a person, the latest first."""
    return Referral.objects.filter(person=person).order_by("-received_at")


def undecided(person: Person) -> QuerySet[Referral]:
    """The person's referrals that somebody has yet to decide on, and that they did not refuse."""
    rows = Referral.objects.filter(person=person, state__in=WAITING).exclude(agreed=False)
    return rows.select_related("team").order_by("received_at", "pk")


def from_source(source: str, source_id: str) -> Referral | None:
    """The referral that came in as this message from this system, where it has come."""
    return Referral.objects.filter(source=source, source_id=source_id).first()


def happenings(referral: Referral) -> QuerySet[Happening]:
    """What became of a referral and its case, the first first."""
    return Happening.objects.filter(referral=referral).select_related("by").order_by("at", "pk")


def reason_for(case: Case) -> str:
    """Why the case stands where it does: the reason of its last move."""
    last = happenings(case.referral).filter(of=case.kind, after=case.state).last()
    return last.reason if last else ""


# == Cases ==
def open_case(person: Person) -> Case | None:
    """The person's open case, where there is one."""
    return Case.objects.filter(person=person).exclude(state=Case.State.CLOSED).first()


def with_open_case(people: Iterable[Person]) -> set[int]:
    """Which of the people have an open case, by key."""
    rows = Case.objects.filter(person__in=list(people)).exclude(state=Case.State.CLOSED)
    return set(rows.values_list("person_id", flat=True))


def cases_of(person: Person) -> list[Case]:
    """The person's cases, the open one and then the latest in front."""
    rows = Case.objects.filter(person=person).select_related("link_worker")
    rows = rows.order_by("-opened_on", "-pk")
    return sorted(rows, key=lambda case: case.state == Case.State.CLOSED)


def earlier(person: Person) -> Case | None:
    """The person's last case that really was one: a new one goes on from it."""
    never = (Case.Ending.ERROR, Case.Ending.DUPLICATE)
    rows = Case.objects.filter(person=person, state=Case.State.CLOSED).exclude(ending__in=never)
    return rows.select_related("link_worker").order_by("-closed_on", "-pk").first()


def usual_link_worker(person: Person, organisation: Organisation, on: date) -> User | None:
    """Who held the person's last case, where they still hold cases: the same one is offered."""
    last = earlier(person)
    if last is None:
        return None
    return link_workers(organisation, on).filter(pk=last.link_worker_id).first()


def spells(case: Case) -> QuerySet[LinkWorkerSpell]:
    """Who has held the case, the first first, with what was handed over."""
    rows = LinkWorkerSpell.objects.filter(case=case)
    return rows.select_related("link_worker", "handed_by").order_by("from_on", "pk")


def caseload(link_worker: User, at: datetime) -> int:
    """How many cases the link worker held open at a moment."""
    on = timezone.localdate(at)
    rows = LinkWorkerSpell.objects.filter(link_worker=link_worker, from_on__lte=on)
    return rows.exclude(to_on__lte=on).values("case").distinct().count()


# == Tasks ==
def open_tasks() -> QuerySet[Task]:
    """What is still to be done in open cases, the soonest due first."""
    rows = Task.objects.filter(state=Task.State.OPEN)
    return rows.select_related("case__person", "owner").order_by("due_on", "pk")


def tasks_due(on: date) -> QuerySet[Task]:
    """What is to be done by a day and is not done, the longest due first."""
    return open_tasks().filter(due_on__lte=on)


def tasks_of(case: Case) -> QuerySet[Task]:
    """Everything to be done in a case: open first by day, then what is done, the latest first."""
    rows = Task.objects.filter(case=case).select_related("case", "owner", "ended_by")
    return rows.order_by(F("ended_at").desc(nulls_first=True), "due_on", "pk")


# == Contacts ==
def contacts(case: Case) -> QuerySet[Contact]:
    """What was said and done, as it now reads, the latest first."""
    newer = Contact.objects.filter(amends=OuterRef("pk"))
    rows = Contact.objects.filter(~Exists(newer), case=case)
    return rows.select_related("made_by").order_by("-on", "-logged_at", "-pk")


def every_version(case: Case) -> QuerySet[Contact]:
    """Every contact in every version, the latest first."""
    rows = Contact.objects.filter(case=case).select_related("made_by")
    return rows.order_by("-on", "-logged_at", "-pk")


def attempts(case: Case) -> list[date]:
    """The days on which the person was tried and not reached, since they were last reached."""
    rows = contacts(case)
    last = rows.filter(result=Contact.Result.REACHED).first()
    tried = rows.filter(result__in=TRIED)
    if last is not None:
        tried = tried.filter(on__gt=last.on)
    return sorted({contact.on for contact in tried})


def first_reached_on(case: Case) -> date | None:
    """The day the person was first spoken to."""
    reached = contacts(case).filter(result=Contact.Result.REACHED)
    return reached.order_by("on").values_list("on", flat=True).first()
