"""Which notices there are: about one person, due to be sent, and what the outbox looks like."""

from datetime import datetime

from django.db.models import Count, QuerySet

from linkwork.access.models import Organisation
from linkwork.practice.notices.models import Notice
from linkwork.practice.people.models import Person

# What a list of the whole outbox shows: nothing by which anybody could be known.
UNNAMED = ("public_id", "template", "channel", "state", "why", "tries", "posted_at", "sent_at")


def about(person: Person) -> QuerySet[Notice]:
    """Every notice that concerns a person, the latest first."""
    rows = Notice.objects.filter(subject=person.public_id)
    return rows.select_related("to_body", "to_user").order_by("-posted_at", "-pk")


def due(at: datetime) -> QuerySet[Notice]:
    """Notices waiting to go whose time has come, the oldest first."""
    rows = Notice.objects.filter(state=Notice.State.QUEUED, try_at__lte=at)
    return rows.order_by("try_at", "pk")


def on_the_way(since: datetime) -> QuerySet[Notice]:
    """Notices a carrier took, of which it is not known yet whether they arrived."""
    rows = Notice.objects.filter(state=Notice.State.SENT, sent_at__gte=since)
    return rows.exclude(reference="").order_by("sent_at", "pk")


def caused(organisation: Organisation, cause: str) -> Notice | None:
    """The notice that was posted for a cause, if one was."""
    return Notice.objects.filter(organisation=organisation, cause=cause).first() if cause else None


def whom(notice: Notice) -> Person | None:
    """The person a notice concerns, as they are now."""
    if notice.subject is None:
        return None
    return Person.objects.filter(public_id=notice.subject).first()


def outbox(organisation: Organisation) -> QuerySet[Notice]:
    """Everything that went out or waits, without addresses or people, the latest first."""
    rows = Notice.objects.filter(organisation=organisation)
    return rows.only("organisation_id", *UNNAMED).order_by("-posted_at", "-pk")


def counts(organisation: Organisation) -> dict[str, int]:
    """How many notices stand in each state."""
    rows = Notice.objects.filter(organisation=organisation).values("state")
    found = {row["state"]: row["n"] for row in rows.annotate(n=Count("pk"))}
    return {state: found.get(state, 0) for state in Notice.State.values}
