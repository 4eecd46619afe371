"""Looks for duplicates among a review's records: claims the search, tells how far it is, folds.

What people said of pairs is never said again otherwise: the machine adds only where nobody spoke.
"""

import logging
import uuid
from collections.abc import Callable, Iterable
from datetime import timedelta
from itertools import combinations

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from linkwork.access import audit, scope, turns
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.duplicates import folding, matching, queries
from linkwork.evidence.duplicates.models import Question, Ruling, Search
from linkwork.evidence.records.models import Record, Review

STILL = timedelta(minutes=10)  # a search that has not moved for so long was broken off
SELDOM = timedelta(seconds=1)
TOGETHER = 500

log = logging.getLogger(__name__)
Pair = frozenset[int]


class NotAllowed(Exception):
    """The review is being searched already."""


def open_search(*, review: Review, by: Actor) -> Search:
    """Open a search, which waits until it is claimed; `NotAllowed` where one is open."""
    try:
        with transaction.atomic():
            search = Search.objects.create(
                organisation_id=review.organisation_id,
                subject=review.public_id,
                review=review,
                asked_by=by.user,
                asked_at=timezone.now(),
                words="Waiting for its turn",
            )
            audit.record(by=by, action=Action.CREATE, verb="duplicates looked for", on=search)
            return search
    except IntegrityError as twice:
        raise NotAllowed("duplicates are being looked for already") from twice


def carry_out(search_id: int, *, by: Actor | None = None) -> Search | None:
    """Look to the end; None where somebody else does, or it is over."""
    with scope.everything("looking for duplicates"):
        search = _claimed(search_id)
    if search is None:
        return None
    with scope.within(search.organisation_id, "looking for duplicates"):
        try:
            records, found = _found(search)
            return _kept(search, records, found, by or Actor.system(search.organisation))
        except Exception as fault:
            log.exception("looking for duplicates in review %s failed", search.review_id)
            return _broken_off(search, f"{type(fault).__name__}: the log has the rest")


def entry(record: Record) -> matching.Entry:
    """A record as the search for duplicates reads it."""
    return matching.Entry(
        name=str(record.pk),
        title=record.title,
        authors=tuple(str(name) for name in record.authors),
        year=record.year,
        journal=record.journal,
        volume=record.volume,
        issue=record.issue,
        pages=record.pages,
        doi=record.doi,
        abstract=record.abstract,
    )


def _claimed(search_id: int) -> Search | None:
    now, claim = timezone.now(), uuid.uuid4()
    free = Q(started_at__isnull=True) | Q(moved_at__lt=now - STILL)
    with turns.taken():
        mine = Search.objects.filter(free, pk=search_id, state=Search.State.OPEN).update(
            claim=claim, started_at=now, moved_at=now, words="Reading the records"
        )
    if not mine:
        return None
    return Search.objects.select_related("review", "organisation").get(pk=search_id)


def _found(search: Search) -> tuple[int, matching.Found]:
    rows = Record.objects.filter(review=search.review).defer("raw", "notes", "keywords")
    entries = [entry(one) for one in rows.order_by("pk").iterator(chunk_size=2000)]
    return len(entries), matching.groups(entries, tell=_teller(search))


def _teller(search: Search) -> Callable[[int, int], None]:
    told = timezone.now() - SELDOM

    def tell(done: int, total: int) -> None:
        nonlocal told
        now = timezone.now()
        if now - told < SELDOM:
            return
        told = now
        with turns.taken():
            _mine(search).update(
                done=done, total=total, moved_at=now, words="Comparing records two by two"
            )

    return tell


def _mine(search: Search) -> QuerySet[Search]:
    return Search.objects.filter(pk=search.pk, claim=search.claim, state=Search.State.OPEN)


def _kept(search: Search, records: int, found: matching.Found, by: Actor) -> Search | None:
    """Write what was found, at once, where nobody has said otherwise; then fold."""
    with turns.taken(), transaction.atomic():
        if not _mine(search).update(state=Search.State.DONE, ended_at=timezone.now()):
            return None
        standing = queries.standing(search.review)
        Ruling.objects.bulk_create(_rulings(search, found, standing), batch_size=TOGETHER)
        folding.fold(search.review)
        asked = _ask(search, found, standing)
        counted = {"records": records, "folded": queries.folded(search.review), "asked": asked}
        Search.objects.filter(pk=search.pk).update(**counted, words="")
        audit.record(by=by, action=Action.CREATE, verb="duplicates found", on=search)
    search.refresh_from_db()
    return search


def _rulings(
    search: Search, found: matching.Found, standing: dict[Pair, Ruling]
) -> Iterable[Ruling]:
    """“One work” for each group, but for what a person said is two."""
    now = timezone.now()
    for group in found.groups:
        members = [int(name) for name in group.names]
        for one, other in _spanning(members, standing):
            yield Ruling(
                organisation_id=search.organisation_id,
                subject=search.subject,
                review=search.review,
                first_id=one,
                second_id=other,
                answer=Ruling.Answer.SAME,
                found=True,
                reason=group.why[:400],
                said_at=now,
            )


def _spanning(members: list[int], standing: dict[Pair, Ruling]) -> list[tuple[int, int]]:
    """The pairs that hold a group together; records parted by a word are left out of it."""
    spoken = {
        pk
        for pair in map(frozenset, combinations(members, 2))
        if pair in standing and standing[pair].answer == Ruling.Answer.DIFFERENT
        for pk in pair
    }
    free = [pk for pk in members if pk not in spoken]
    pairs = [(free[0], pk) for pk in free[1:]] if free else []
    return [pair for pair in pairs if frozenset(pair) not in standing]


def _ask(search: Search, found: matching.Found, standing: dict[Pair, Ruling]) -> int:
    """Put the new questions; answer how many wait now."""
    now, under = timezone.now(), queries.stands_for(search.review)
    asked = {
        frozenset(pair)
        for pair in Question.objects.filter(review=search.review).values_list("first", "second")
    }
    rows = []
    for one in found.maybe:
        first, second = sorted((int(one.first), int(one.second)))
        pair = frozenset((first, second))
        if (
            pair in standing
            or pair in asked
            or under.get(first, first) == under.get(second, second)
        ):
            continue
        rows.append(
            Question(
                organisation_id=search.organisation_id,
                subject=search.subject,
                review=search.review,
                first_id=first,
                second_id=second,
                reason=one.why[:400],
                points=round(one.points),
                asked_at=now,
            )
        )
    Question.objects.bulk_create(rows, batch_size=TOGETHER)
    return queries.questions(search.review).count()


def _broken_off(search: Search, error: str) -> Search:
    with turns.taken(), transaction.atomic():
        _mine(search).update(
            state=Search.State.FAILED, error=error[:300], words="", ended_at=timezone.now()
        )
    search.refresh_from_db()
    return search
