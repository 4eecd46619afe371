"""Facts of the offer: what the person thought of it, and whether they agreed."""

from django.db.models import Case, DateField, F, OuterRef, Subquery, When
from django.db.models.expressions import Combinable

from linkwork.access.models import PracticeFeature
from linkwork.practice.facts.days import LondonDay


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
        "agreed": F("agreed"),
    }
