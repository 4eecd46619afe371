"""Facts of the offer: what the person thought of it, and whether they agreed."""

from django.db.models import Case, DateField, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.expressions import Combinable

from linkwork.access.models import PracticeFeature
from linkwork.practice.facts.days import LondonDay
from linkwork.practice.facts.known import known
from linkwork.practice.messages.models import Message
from linkwork.practice.referrals.models import Referral
from linkwork.practice.referrals.needs import Route

# Sent, and not known to have failed.
ARRIVED = (Message.State.SENT, Message.State.DELIVERED, Message.State.FILED)


def steps() -> dict[str, Combinable]:
    """The day the referral was made: there is one only where the person agreed."""
    made = LondonDay(F("received_at"))
    return {"made_on": Case(When(agreed=True, then=made), output_field=DateField())}


def _feature(kind: PracticeFeature.Kind) -> Subquery:
    """What was last said of the practice before the offer."""
    rows = PracticeFeature.objects.filter(
        practice=OuterRef("practice"), kind=kind, since_on__lte=OuterRef("offered_on")
    )
    return Subquery(rows.order_by("-since_on", "-pk").values("present")[:1])


def _told_before() -> Combinable:
    """Whether word had come back to this referrer of anybody they referred before.

    Not known of people who referred themselves, and of a referrer's first.
    """
    before = Referral._base_manager.filter(
        organisation=OuterRef("organisation"),
        practice=OuterRef("practice"),
        referrer_name=OuterRef("referrer_name"),
        offered_on__lt=OuterRef("offered_on"),
    )
    before = before.exclude(referrer_name="").exclude(route=Route.SELF)
    came = before.filter(
        messages__about__in=(Message.Subject.CLOSED, Message.Subject.DECLINED),
        messages__state__in=ARRIVED,
    )
    in_time = came.annotate(day=LondonDay(F("messages__sent_at"))).filter(
        day__lte=OuterRef("offered_on")
    )
    return known(yes=Q(Exists(in_time)), no=Q(Exists(before)))


def facts() -> dict[str, Combinable]:
    """As the person or the referrer said it when offering."""
    same = (
        "belief_it_will_help",
        "offer_fits",
        "concerns_raised",
        "concerns_answered",
        "trust_in_referrer",
        "felt_stigma",
    )
    return {
        **{name: F(name) for name in same},
        "practice_champion": _feature(PracticeFeature.Kind.CHAMPION),
        "shared_care": _feature(PracticeFeature.Kind.SHARED_CARE),
        "referrer_had_feedback": _told_before(),
        "agreed": F("agreed"),
    }
