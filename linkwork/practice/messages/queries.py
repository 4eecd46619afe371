"""The notes of a case, and those that reached a referrer."""

from django.db.models import QuerySet

from linkwork.practice.messages.models import Message
from linkwork.practice.messages.moves import DONE, ON_THE_WAY
from linkwork.practice.referrals.models import Case


def of(case: Case) -> QuerySet[Message]:
    """Every note about a case, the latest first."""
    rows = Message.objects.filter(referral=case.referral).select_related("written_by")
    return rows.order_by("-drafted_at", "-pk")


def latest(case: Case, about: str) -> Message | None:
    """The latest note of a case on one subject."""
    return of(case).filter(about=about).first()


def received() -> QuerySet[Message]:
    """Notes that were sent, the latest first."""
    rows = Message.objects.filter(state__in=ON_THE_WAY)
    return rows.select_related("referral__person").order_by("-sent_at", "-pk")


def referrer_told(case: Case) -> bool:
    """Say whether the note on how it ended is approved, sent, or not consented to."""
    rows = of(case).filter(about=Message.Subject.CLOSED, state__in=DONE)
    return rows.exists()
