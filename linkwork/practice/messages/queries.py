"""The notes of a case, and those that reached a referrer."""

from django.db.models import QuerySet

from linkwork.practice.messages.models import Message
from linkwork.practice.messages.moves import DONE, READABLE
from linkwork.practice.referrals.models import Case, Referral


def of_referral(referral: Referral) -> QuerySet[Message]:
    """Every note about a referral, and the case it became, the latest first."""
    rows = Message.objects.filter(referral=referral).select_related("written_by", "notice")
    return rows.order_by("-drafted_at", "-pk")


def latest_of(referral: Referral, about: str) -> Message | None:
    """The latest note of a referral on one subject."""
    return of_referral(referral).filter(about=about).first()


def case_of(referral: Referral) -> Case | None:
    """The case that a referral became, if it became one."""
    return Case.objects.filter(referral=referral).first()


def of(case: Case) -> QuerySet[Message]:
    """Every note about a case, the latest first."""
    return of_referral(case.referral)


def latest(case: Case, about: str) -> Message | None:
    """The latest note of a case on one subject."""
    return of(case).filter(about=about).first()


def received() -> QuerySet[Message]:
    """Notes that were sent, the latest first."""
    rows = Message.objects.filter(state__in=READABLE)
    return rows.select_related("referral__person").order_by("-sent_at", "-pk")


def referrer_told(case: Case) -> bool:
    """Say whether the note on how it ended is approved, sent, or not consented to."""
    rows = of(case).filter(about=Message.Subject.CLOSED, state__in=DONE)
    return rows.exists()


def sent() -> QuerySet[Message]:
    """Notes that were sent and of which nothing more is known, with the e-mail about each."""
    rows = Message.objects.filter(state=Message.State.SENT, notice__isnull=False)
    return rows.select_related("notice").order_by("sent_at", "pk")
