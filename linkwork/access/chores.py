"""Access keeps its own house: anchors the audit, and removes keys and sessions that are over."""

from datetime import UTC, date, datetime, timedelta

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from linkwork.access import anchors
from linkwork.access.actors import Actor
from linkwork.access.jobs import Job, register
from linkwork.access.models import AuditEvent, AuditHead, JobRun, LinkCode, LinkSession, OnceKey

KEYS = timedelta(days=30)
SESSIONS = timedelta(days=1)
RUNS = timedelta(days=90)
RESULTS = timedelta(days=7)


def register_all() -> None:
    """Make access's own jobs known."""
    hour, day = timedelta(hours=1), timedelta(days=1)
    register(Job("access:anchors", "Write the audit's head outside the database", hour, anchor))
    register(Job("access:keys", "Forget which forms were sent, after 30 days", day, forget_keys))
    register(Job("access:sessions", "Remove sessions that are over", day, remove_sessions))
    register(Job("access:runs", "Forget what jobs did, after 90 days", day, forget_runs))


@transaction.atomic
def anchor(*, by: Actor, on: date) -> str:
    """Anchor the chain's head where it has moved since it was last anchored."""
    heads = AuditHead.objects.select_for_update().filter(organisation=by.organisation)
    head = heads.first()
    if head is None or not _moved(head):
        return "Nothing has happened since the last anchor."
    head.anchored_at = None  # an hour may not have passed: the tail is anchored all the same
    anchors.keep_hourly(head, datetime.now(UTC))
    head.save(update_fields=["anchored_at"])
    return f"Anchored at event {head.sequence:,}."


def _moved(head: AuditHead) -> bool:
    """Whether an event was added after the last anchor."""
    last = AuditEvent.objects.filter(organisation=head.organisation_id, sequence=head.sequence)
    at = last.values_list("at", flat=True).first()
    if at is None or head.anchored_at is None:
        return at is not None
    return datetime.fromisoformat(at) > head.anchored_at


def forget_keys(*, by: Actor, on: date) -> str:
    """Forget the keys of forms that were sent long ago."""
    gone, _ = OnceKey.objects.filter(at__lt=timezone.now() - KEYS).delete()
    return f"Keys forgotten: {gone:,}."


def remove_sessions(*, by: Actor, on: date) -> str:
    """Remove what a browser left behind: sessions that are over, and codes that were sent."""
    now = timezone.now()
    service = by.organisation
    over = LinkSession.objects.filter(link__organisation=service, seen_at__lt=now - SESSIONS)
    codes = LinkCode.objects.filter(link__organisation=service, sent_at__lt=now - SESSIONS)
    found = Session.objects.filter(expire_date__lt=now)
    gone = sum(rows.delete()[0] for rows in (over, codes, found))
    return f"Sessions and codes removed: {gone:,}."


def forget_runs(*, by: Actor, on: date) -> str:
    """Forget what jobs did long ago; how each last ended is kept."""
    now = timezone.now()
    rows = JobRun.objects.filter(organisation=by.organisation)
    latest = {row.job: row.pk for row in rows.order_by("queued_at", "pk")}
    old = rows.filter(queued_at__lt=now - RUNS).exclude(pk__in=latest.values())
    gone, _ = old.delete()
    DBTaskResult.objects.filter(finished_at__lt=now - RESULTS).delete()
    return f"Runs forgotten: {gone:,}."
