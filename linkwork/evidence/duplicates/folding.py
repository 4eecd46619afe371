"""Keeps which record stands for which in step with what was said of pairs."""

from collections import defaultdict
from collections.abc import Iterable

from linkwork.evidence.duplicates import queries
from linkwork.evidence.duplicates.models import Folded, Ruling
from linkwork.evidence.records.models import Record, Review

FILLED = ("doi", "abstract", "year", "journal", "volume", "pages", "number", "authors")


def fold(review: Review, touched: Iterable[int] | None = None) -> None:
    """Write anew who stands for whom: for all records, or for those reached from some.

    A group is whatever records are joined, in a chain, by rulings “one work” that stand.
    """
    if touched is None:
        pairs = queries.standing(review)
        reached: set[int] | None = None
    else:
        pairs, reached = _reached(review, touched)
    groups = components(pair for pair, one in pairs.items() if one.answer == Ruling.Answer.SAME)
    rows = Folded.objects.filter(review=review)
    before = rows if reached is None else rows.filter(record__in=reached)
    stood = set(before.values_list("under_id", flat=True))
    before.delete()
    Folded.objects.bulk_create(_rows(review, groups, stood), batch_size=500)


def components(pairs: Iterable[frozenset[int]]) -> list[list[int]]:
    """The groups that pairs make when followed from one to the next, each in order."""
    beside: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        beside[one].add(other)
        beside[other].add(one)
    seen: set[int] = set()
    found = []
    for start in sorted(beside):
        if start in seen:
            continue
        group, waiting = {start}, [start]
        while waiting:
            fresh = beside[waiting.pop()] - group
            group |= fresh
            waiting.extend(fresh)
        seen |= group
        found.append(sorted(group))
    return found


def _reached(
    review: Review, touched: Iterable[int]
) -> tuple[dict[frozenset[int], Ruling], set[int]]:
    """The rulings that stand around some records, followed as far as “one work” leads."""
    reached, edge = set(touched), set(touched)
    pairs: dict[frozenset[int], Ruling] = {}
    while edge:
        near = queries.standing(review, edge)
        pairs |= near
        same = {pair for pair, one in near.items() if one.answer == Ruling.Answer.SAME}
        edge = {pk for pair in same for pk in pair} - reached
        reached |= edge
    return pairs, reached


def _rows(review: Review, groups: list[list[int]], stood: set[int]) -> list[Folded]:
    wanted = {pk for group in groups for pk in group}
    records = Record.objects.filter(review=review).in_bulk(list(wanted))
    rows = []
    for group in groups:
        head = stands(([records[pk] for pk in group]), stood)
        rows += [
            Folded(
                organisation_id=review.organisation_id,
                subject=review.public_id,
                review=review,
                record=records[pk],
                under=head,
            )
            for pk in group
            if pk != head.pk
        ]
    return rows


def stands(group: list[Record], stood: set[int]) -> Record:
    """Who stands for a group: who stood before, else the fullest record, else the first."""
    kept = [one for one in group if one.pk in stood]
    return max(kept or group, key=lambda one: (fullness(one), -one.pk))


def fullness(record: Record) -> int:
    """How many of its facts a record gives."""
    return sum(bool(getattr(record, name)) for name in FILLED)
