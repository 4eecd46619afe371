"""Decisions, as one reader may see them, and where every record stands."""

from collections import Counter, defaultdict

from django.db.models import QuerySet

from linkwork.access.models import User
from linkwork.evidence.records import queries as records
from linkwork.evidence.records.models import Record, Review
from linkwork.evidence.screening.models import ScreeningDecision
from linkwork.evidence.screening.standing import Said, Standing, may_see_others, standing

ABSTRACT = ScreeningDecision.Level.ABSTRACT


def standing_decisions(
    review: Review, level: str = ABSTRACT
) -> dict[int, dict[int, ScreeningDecision]]:
    """Each reader's latest decision on each record: record, then reader."""
    rows = ScreeningDecision.objects.filter(record__review=review, level=level)
    latest: dict[int, dict[int, ScreeningDecision]] = defaultdict(dict)
    for decision in rows.select_related("reviewer").order_by("decided_at", "pk"):
        latest[decision.record_id][decision.reviewer_id] = decision
    return latest


def standings(review: Review, level: str = ABSTRACT) -> dict[int, Standing]:
    """Where every record of a review stands, by record."""
    latest = standing_decisions(review, level)
    keys = records.records(review).values_list("pk", flat=True)
    return {pk: standing(said(latest[pk]) if pk in latest else [], review.readers) for pk in keys}


def counts(review: Review, level: str = ABSTRACT) -> Counter[Standing]:
    """How many records stand where."""
    return Counter(standings(review, level).values())


def said(latest: dict[int, ScreeningDecision]) -> list[Said]:
    """The decisions on one record, as the rules read them."""
    return [Said(one.reviewer_id, one.answer) for one in latest.values()]


def visible(
    record: Record, reviewer: User | None, level: str = ABSTRACT
) -> list[ScreeningDecision]:
    """The decisions on a record that a reader may see: their own; everybody's once all are in."""
    latest = standing_decisions(record.review, level).get(record.pk, {})
    mine = reviewer.pk if reviewer else 0
    if may_see_others(said(latest), record.review.readers, mine):
        return sorted(latest.values(), key=lambda one: one.decided_at)
    return [one for one in latest.values() if one.reviewer_id == mine]


def of_reader(
    review: Review, reviewer: User | None, level: str = ABSTRACT
) -> QuerySet[ScreeningDecision]:
    """What one reader decided, the latest first."""
    rows = ScreeningDecision.objects.filter(record__review=review, level=level, reviewer=reviewer)
    return rows.select_related("record").order_by("-decided_at", "-pk")


def decided_by(review: Review, reviewer: User | None, level: str = ABSTRACT) -> int:
    """How many records one reader has decided."""
    return of_reader(review, reviewer, level).values("record").distinct().count()


def unread(review: Review, reviewer: User | None, level: str = ABSTRACT) -> QuerySet[Record]:
    """The records that one reader has not decided, in their order."""
    mine = of_reader(review, reviewer, level).order_by().values("record")
    return records.records(review).exclude(pk__in=mine)


def apart(review: Review, level: str = ABSTRACT) -> list[Record]:
    """The records on which readers differ, in their order."""
    where = standings(review, level)
    wanted = [pk for pk, stands in where.items() if stands is Standing.APART]
    return list(records.records(review).filter(pk__in=wanted))


def excluded_because(review: Review, level: str = ABSTRACT) -> Counter[str]:
    """How many records were left out for each reason, as the first reader gave it."""
    return Counter(
        next(iter(latest.values())).get_reason_display()
        for latest in standing_decisions(review, level).values()
        if standing(said(latest), review.readers) is Standing.EXCLUDED
    )
