"""What people said on their own pages, and who looked at their records."""

from uuid import UUID

from django.db.models import QuerySet, Subquery, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from linkwork.access.models import AuditEvent, AuditHead, Link, Membership, User
from linkwork.access.roles import Action, Role
from linkwork.practice.connections.models import Attendance
from linkwork.practice.mypage.models import Reflection, Suggestion
from linkwork.practice.people.models import ConsentDecision, Person
from linkwork.practice.people.queries import live_consent
from linkwork.practice.referrals.models import Case

CARER = ConsentDecision.Purpose.CARER
# Telling somebody that a concern was raised about them, or a visit watched over, may endanger them.
KEPT_FROM_THEM = ("concern", "alert", "visit", "supervision note", "cover", "handover", "retention")
LOOKS = (Action.VIEW, Action.LIST, Action.CREATE, Action.AMEND, Action.SHARE, Action.EXPORT)
LATELY = 5_000  # events of the service that a first page looks back over
MOST = 400


# == Whose page it is ==
def person_of(link: Link | None) -> Person | None:
    """The person whose link, or whose carer's, this is."""
    if link is None or link.subject is None:
        return None
    rows = Person.objects.filter(public_id=link.subject, organisation=link.organisation)
    return rows.select_related("organisation", "practice").first()


def case_of(person: Person) -> Case | None:
    """The person's open case, or their latest, with what their page says of it."""
    rows = Case.objects.filter(person=person).order_by("-opened_on", "-pk")
    found = list(rows.select_related("link_worker", "referral__practice", "person__organisation"))
    return min(found, key=lambda case: case.state == Case.State.CLOSED, default=None)


def carer_may_see(person: Person, link: Link | None) -> bool:
    """Whether the person agrees today that the carer whose link this is sees their plan."""
    return link is not None and live_consent(person, CARER, link.name) is not None


def live_links(person: Person) -> list[Link]:
    """The ways in that the person and their carers have now, the latest first."""
    rows = Link.objects.filter(
        organisation=person.organisation,
        subject=person.public_id,
        role__in=[Role.PERSON.value, Role.PROXY.value],
        until_at__gt=timezone.now(),
    )
    return list(rows.order_by("-made_at", "-pk"))


def live_link(person: Person, link_id: UUID) -> Link | None:
    """One live link of the person's."""
    return next((one for one in live_links(person) if one.public_id == link_id), None)


# == What was said ==
def reflections(case: Case) -> QuerySet[Reflection]:
    """What the person said of sessions, the latest first."""
    rows = Reflection.objects.filter(case=case)
    return rows.select_related("connection__activity", "seen_by").order_by("-said_at", "-pk")


def unseen(cases: list[Case] | None = None) -> QuerySet[Reflection]:
    """What was said of sessions and no link worker has seen yet, of these cases or of any."""
    rows = Reflection.objects.filter(seen_at__isnull=True)
    if cases is not None:
        rows = rows.filter(case__in=cases)
    return rows.select_related("case__person", "connection__activity").order_by("said_at", "pk")


def suggestions(case: Case) -> QuerySet[Suggestion]:
    """What the person asked for, the latest first."""
    rows = Suggestion.objects.filter(case=case)
    rows = rows.select_related("connection__activity", "answered_by", "task")
    return rows.order_by("-said_at", "-pk")


def waiting(cases: list[Case] | None = None) -> QuerySet[Suggestion]:
    """What waits for an answer, of these cases or of any, the one due first in front.

    A call back is a task of the link worker's, and waits among those.
    """
    rows = Suggestion.objects.filter(state=Suggestion.State.NEW, task__isnull=True)
    if cases is not None:
        rows = rows.filter(case__in=cases)
    return rows.select_related("case__person").order_by("answer_by_on", "pk")


def attendances(case: Case) -> QuerySet[Attendance]:
    """The sessions on record, in order."""
    return Attendance.objects.filter(connection__case=case).order_by("on", "pk")


# == Who looked ==
def looks(person: Person, *, lately: bool = False) -> list[AuditEvent]:
    """What was done with the person's record, newest first, as far as they may be told."""
    rows = AuditEvent.objects.filter(
        organisation=person.organisation, action__in=[one.value for one in LOOKS]
    ).exclude(kind__in=KEPT_FROM_THEM)
    if lately:
        head = AuditHead.objects.filter(organisation=person.organisation).values("sequence")
        rows = rows.filter(sequence__gt=Subquery(head) - LATELY)
    rows = rows.annotate(whom=Cast("people", TextField()))
    rows = rows.filter(whom__contains=str(person.public_id))
    return list(rows.order_by("-sequence")[: MOST // 4 if lately else MOST])


def employers(events: list[AuditEvent]) -> dict[str, str]:
    """Where each member of staff who acted works, by how the audit names them."""
    ids = {event.actor for event in events if event.actor != "system"}
    rows = Membership.objects.filter(user__public_id__in=ids)
    rows = rows.select_related("user", "organisation").order_by("since_on", "pk")
    return {str(row.user.public_id): row.organisation.name for row in rows}


def link_holders(events: list[AuditEvent]) -> dict[str, str]:
    """What those who came by a link are called, by how the audit names them."""
    ids = {event.actor for event in events if event.role in (Role.PROXY, Role.PROVIDER)}
    if not ids:
        return {}
    return {str(link.public_id): link.name for link in Link.objects.filter(public_id__in=ids)}


def is_worker(user: User, reference: str) -> bool:
    """Whether the audit's name for somebody is this link worker's."""
    return str(user.public_id) == reference
