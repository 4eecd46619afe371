"""What the service promises, counted on any database: where one is broken, the things it breaks on.

Overdue is no fault: it is work that waits. A fault is a thing nobody would ever come back to.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from linkwork.access import scope
from linkwork.access.chain import SIGNED
from linkwork.access.models import AuditEvent, AuditHead
from linkwork.access.verify import Head, read_anchors, verify
from linkwork.practice.connections.models import Connection, ConnectionEvent
from linkwork.practice.connections.moves import ENDED, GOOD, OPEN
from linkwork.practice.messages.models import Message
from linkwork.practice.notices.models import Notice
from linkwork.practice.people.models import Alert
from linkwork.practice.plans.models import Plan
from linkwork.practice.referrals.models import Case, Referral

Found = list[str]
C, R = Connection.State, Referral.State
# How long something that is approved or posted may wait before it counts as not delivered.
WAITS = timedelta(days=2)
# How far back a message that was not delivered is told: an older one was dealt with otherwise.
BACK = timedelta(days=30)
# Sent to a provider: the person agreed to it first.
SHARED = (C.SENT, C.WAITLISTED, C.NO_RESPONSE, C.ACCEPTED, C.BOOKED, C.STARTED, C.SUSTAINING)


def _ids(rows: QuerySet[Any]) -> Found:
    return [str(one) for one in rows.order_by("pk").values_list("public_id", flat=True)]


def connections_without_owner() -> Found:
    """Connections that go on, and belong to nobody, or to somebody who has left."""
    left = Q(owner__isnull=True) | Q(owner__is_active=False)
    return _ids(Connection.objects.filter(left, state__in=OPEN))


def connections_without_next_date() -> Found:
    """Connections that go on, with no day or no step to look forward to."""
    missing = Q(next_on__isnull=True) | Q(next_step="")
    return _ids(Connection.objects.filter(missing, state__in=OPEN))


def cases_without_link_worker() -> Found:
    """Open cases that nobody holds, or somebody who has left."""
    left = Q(link_worker__isnull=True) | Q(link_worker__is_active=False)
    return _ids(Case.objects.filter(left, state__in=Case.OPEN))


def cases_without_next_date() -> Found:
    """Open cases with no next step or no day for it."""
    missing = Q(next_step_on__isnull=True) | Q(next_step="")
    return _ids(Case.objects.filter(missing, state__in=Case.OPEN))


def endings_without_outcome_or_reason() -> Found:
    """What has ended without saying how: connections, cases, referrals and plans."""
    connections = Connection.objects.filter(
        Q(ending_reason="") | Q(ended_on__isnull=True), state__in=ENDED - {C.ERROR}
    )
    cases = Case.objects.filter(Q(ending="") | Q(closed_on__isnull=True), state=Case.State.CLOSED)
    said_no = (R.RETURNED, R.REJECTED, R.DECLINED, R.WITHDRAWN)
    referrals = Referral.objects.filter(reason="", state__in=said_no)
    plans = Plan.objects.filter(reason="", state=Plan.State.ABANDONED)
    return [*_ids(connections), *_ids(cases), *_ids(referrals), *_ids(plans)]


def two_open_cases_of_one_person() -> Found:
    """People with more than one open case; two records that were made one are one person."""
    rows = Case.objects.filter(state__in=Case.OPEN)
    rows = rows.annotate(whose=Coalesce("person__merged_into", "person"))
    twice = rows.values("organisation", "whose").annotate(n=Count("pk")).filter(n__gt=1)
    return _ids(rows.filter(whose__in=[row["whose"] for row in twice]))


def undelivered_messages() -> Found:
    """Notes, e-mails and texts that did not get there, or that nobody is sending."""
    now = timezone.now()
    waiting = Q(state=Message.State.APPROVED, approved_at__lt=now - WAITS)
    notes = Message.objects.filter(Q(state=Message.State.FAILED) | waiting)
    lost = Q(state=Notice.State.FAILED, posted_at__gt=now - BACK)
    stuck = Q(state=Notice.State.QUEUED, posted_at__lt=now - WAITS)
    known = Message.objects.exclude(state=Message.State.SENT).filter(notice__isnull=False)
    rows = Notice.objects.filter(lost | stuck).exclude(pk__in=known.values("notice"))
    return [*_ids(notes), *_ids(rows)]


def shared_without_consent() -> Found:
    """Connections that a provider was sent and the person is not on record as agreeing to."""
    ways = (Connection.Way.REFERRAL, Connection.Way.ACCOMPANIED)
    return _ids(Connection.objects.filter(consent__isnull=True, way__in=ways, state__in=SHARED))


def good_endings_by_nobody() -> Found:
    """Connections that ended well without anybody who says so."""
    nobody = Q(by__isnull=True, by_words="")
    last = ConnectionEvent.objects.filter(
        nobody, connection=OuterRef("pk"), after=F("connection__state")
    )
    rows = Connection.objects.filter(state__in=GOOD)
    return _ids(rows.filter(pk__in=Subquery(last.values("connection"))))


def alerts_without_owner() -> Found:
    """Open alerts that nobody looks after, or somebody who has left."""
    left = Q(owner__isnull=True) | Q(owner__is_active=False)
    return _ids(Alert.objects.filter(left, closed_on__isnull=True))


def audit_chain_faults() -> Found:
    """Chains that are not whole, each with its first bad event; or that go beyond their head."""
    anchors = read_anchors(settings.LINKWORK_ANCHOR_FILE)
    heads = [Head(*row) for row in AuditHead.objects.values_list("organisation", "sequence", "mac")]
    ends = {head.organisation: head.sequence for head in heads}
    rows = AuditEvent.objects.order_by("organisation", "sequence").values(*SIGNED, "prev", "mac")
    # What is written while we read is after the heads we have; it is left for the next time.
    events = (row for row in rows.iterator() if row["sequence"] <= _end(ends, row))
    faults = verify(events, heads, anchors, settings.LINKWORK_AUDIT_KEY).faults
    told = {
        one.organisation: f"organisation {one.organisation}, event {one.sequence}" for one in faults
    }
    for organisation in _beyond_their_head():
        told.setdefault(organisation, f"organisation {organisation}, events after its head")
    return list(told.values())


def _end(ends: dict[int, int], row: dict[str, Any]) -> int:
    return ends.get(row["organisation"], int(row["sequence"]))


def _beyond_their_head() -> Iterable[int]:
    """Chains with events that their head does not know of; one query, so at one moment."""
    head = AuditHead.objects.filter(organisation=OuterRef("organisation")).values("sequence")
    rows = AuditEvent.objects.values("organisation").annotate(last=Max("sequence"))
    found = rows.annotate(head=Subquery(head[:1])).filter(last__gt=F("head"))
    return [row["organisation"] for row in found]


PROMISES: tuple[Callable[[], Found], ...] = (
    connections_without_owner,
    connections_without_next_date,
    endings_without_outcome_or_reason,
    two_open_cases_of_one_person,
    undelivered_messages,
    audit_chain_faults,
    cases_without_link_worker,
    cases_without_next_date,
    shared_without_consent,
    good_endings_by_nobody,
    alerts_without_owner,
)


def broken() -> dict[str, Found]:
    """Every promise by its name, with the things on which it is broken."""
    with scope.everything("counting the promises that are broken"):
        return {promise.__name__: promise() for promise in PROMISES}


def words(name: str) -> str:
    """What a promise is about, as its function says."""
    promise = next(one for one in PROMISES if one.__name__ == name)
    return (promise.__doc__ or "").strip()
