"""What feeds, weakens or rivals what in a review."""

from dataclasses import dataclass

from django.db.models import QuerySet

from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis.models import Link


@dataclass(frozen=True)
class Rival:
    """Two that explain the same outcome differently, and in what they differ."""

    one: str
    other: str
    how: str


def all_links(review: Review) -> QuerySet[Link]:
    """Every link ever made, the withdrawn too, in the order they were made."""
    return Link.objects.filter(review=review).select_related("review").order_by("pk")


def links(review: Review) -> list[Link]:
    """The links that stand: the outcome of one feeds or weakens the next."""
    ways = (Link.Way.FEEDS, Link.Way.WEAKENS)
    return list(all_links(review).filter(withdrawn_at__isnull=True, way__in=ways))


def rivals(review: Review) -> list[Link]:
    """The pairs that stand as rival explanations."""
    return list(all_links(review).filter(withdrawn_at__isnull=True, way=Link.Way.RIVALS))


def rivals_of(review: Review, code: str) -> list[Rival]:
    """The rivals of one, each named from its own side."""
    return [
        Rival(code, one.to_code if one.from_code == code else one.from_code, one.how)
        for one in rivals(review)
        if code in (one.from_code, one.to_code)
    ]


def standing_link(review: Review, one: str, other: str) -> Link | None:
    """The link that stands between two, in that direction."""
    rows = all_links(review).filter(from_code=one, to_code=other, withdrawn_at__isnull=True)
    return rows.first()
