"""Which records are one work, which of them stands for the group, and what is still asked."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from linkwork.evidence.duplicates.models import Folded, Question, Ruling, Search
from linkwork.evidence.records import queries as records
from linkwork.evidence.records.models import Record, Review

Pair = frozenset[int]
LONG = ("raw", "abstract", "notes", "keywords", "rest", "behind")


def representatives(review: Review) -> QuerySet[Record]:
    """The records that stand for themselves or for their group, in the order they came."""
    return records.records(review).exclude(pk__in=_folded(review).values("record"))


def stands_for(review: Review) -> dict[int, int]:
    """For every record that does not stand, the one that stands for it; by primary key."""
    return dict(_folded(review).values_list("record_id", "under_id"))


def arrived(review: Review) -> list[tuple[int, int, int | None]]:
    """Of every record, in the order they came: its key, its search, and which stands for it."""
    rows = Record.objects.filter(review=review).order_by("pk")
    return list(rows.values_list("pk", "search_id", "folded__under_id"))


def folded_rows(review: Review) -> QuerySet[Folded]:
    """Each record for which another stands, beside it, head by head; without the long texts."""
    rows = _folded(review).select_related("record__search", "under")
    long = [f"{which}__{name}" for which in ("record", "under") for name in LONG]
    return rows.defer(*long).order_by("under_id", "record_id")


def head_of(record: Record) -> Record:
    """The record that stands for this one; itself, where it stands."""
    found = Folded.objects.filter(record=record).select_related("under").first()
    return found.under if found else record


def group_of(record: Record) -> list[Record]:
    """All the records that are one work with this one, itself among them; who stands is first."""
    head = head_of(record)
    rows = Folded.objects.filter(under=head).select_related("record__search").order_by("record")
    return [head, *(row.record for row in rows)]


def others_of(heads: Iterable[Record]) -> dict[int, list[Record]]:
    """The records that each of some stands for, by its primary key."""
    found: dict[int, list[Record]] = defaultdict(list)
    rows = Folded.objects.filter(under__in=list(heads)).select_related("record__search")
    for row in rows.order_by("record"):
        found[row.under_id].append(row.record)
    return found


def beside(review: Review, group: Iterable[Record], words: str) -> QuerySet[Record]:
    """The records that hold every word in title, authors or key, without those of a group."""
    rows = records.records(review).exclude(pk__in=[one.pk for one in group])
    for word in words.split()[:10]:
        told = Q(title__icontains=word) | Q(authors__icontains=word) | Q(key__icontains=word)
        rows = rows.filter(told)
    return rows


def heads(review: Review) -> QuerySet[Record]:
    """The records that stand for others as well, in the order they came."""
    rows = records.records(review).filter(pk__in=_folded(review).values("under"))
    return rows.select_related("review", "search")


def folded(review: Review) -> int:
    """How many records another stands for."""
    return _folded(review).count()


def questions(review: Review) -> QuerySet[Question]:
    """The pairs that wait for a person, the likeliest first."""
    rows = Question.objects.filter(review=review, answered=False)
    return rows.select_related("review", "first__search", "second__search").order_by(
        "-points", "pk"
    )


def question_of(one: Record, other: Record) -> Question | None:
    """What was asked about a pair, answered or not."""
    pair = Q(first=one, second=other) | Q(first=other, second=one)
    return Question.objects.filter(pair).first()


def rulings(review: Review) -> QuerySet[Ruling]:
    """All that was said of pairs, the latest first."""
    rows = Ruling.objects.filter(review=review).select_related("first", "second", "said_by")
    return rows.order_by("-said_at", "-pk")


def said(review: Review) -> QuerySet[Ruling]:
    """What people said of pairs, the latest first."""
    return rulings(review).filter(found=False)


def rulings_among(group: Iterable[Record]) -> list[Ruling]:
    """What was said of some records, between themselves or with any other, the latest first."""
    named = [one.pk for one in group]
    rows = Ruling.objects.filter(Q(first__in=named) | Q(second__in=named))
    rows = rows.select_related("first", "second", "said_by", "review")
    return list(rows.order_by("-said_at", "-pk"))


def standing_rulings(review: Review, some: Iterable[Ruling]) -> set[int]:
    """Which of some rulings still stand; by primary key."""
    named = {pk for one in some for pk in (one.first_id, one.second_id)}
    return {one.pk for one in standing(review, named).values()} if named else set()


def standing(review: Review, among: Iterable[int] | None = None) -> dict[Pair, Ruling]:
    """What stands of each pair; of some records only, where they are named."""
    rows = Ruling.objects.filter(review=review).order_by("said_at", "pk")
    if among is not None:
        named = list(among)
        rows = rows.filter(Q(first__in=named) | Q(second__in=named))
    said: dict[Pair, list[Ruling]] = defaultdict(list)
    for row in rows:
        words = said[frozenset((row.first_id, row.second_id))]
        if row.answer != Ruling.Answer.OPEN:
            words.append(row)
        elif words:
            words.pop()
    return {pair: words[-1] for pair, words in said.items() if words}


def act_of(ruling: Ruling) -> list[Ruling]:
    """All that was said at one stroke with a ruling."""
    rows = Ruling.objects.filter(review=ruling.review_id, act=ruling.act)
    return list(rows.select_related("first", "second", "review").order_by("pk"))


def last_search(review: Review) -> Search | None:
    """The latest search for duplicates, open or over."""
    return Search.objects.filter(review=review).order_by("-asked_at", "-pk").first()


def later(review: Review, search: Search | None) -> int:
    """How many records came in since a search looked."""
    rows = records.records(review)
    return max(rows.count() - (search.records if search else 0), 0)


def _folded(review: Review) -> QuerySet[Folded]:
    return Folded.objects.filter(review=review)
