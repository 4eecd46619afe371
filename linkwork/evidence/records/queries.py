"""Reviews, their members, their searches and records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from linkwork.access.models import Grant, Membership, Organisation, User
from linkwork.access.roles import Relation, Role
from linkwork.evidence.records.models import (
    Arrival,
    ArrivingFile,
    FoundAgain,
    Record,
    RefusedEntry,
    Review,
    SearchRound,
)
from linkwork.evidence.records.portions import portions

AT_ONCE = 500


def reviews() -> QuerySet[Review]:
    """Every review, the newest first, with the number of its records."""
    counted = Review.objects.annotate(found=Count("records"))
    return counted.order_by("-started_on", "-pk")


def titled(organisation: Organisation, title: str) -> Review | None:
    """The service's review of that title."""
    return Review.objects.filter(organisation=organisation, title__iexact=title.strip()).first()


def members(review: Review) -> list[User]:
    """Those who belong to the review, the first first."""
    rows = Grant.objects.filter(
        subject=review.public_id,
        relation=Relation.MEMBER.value,
        user__isnull=False,
        until_at__isnull=True,
    )
    return [row.user for row in rows.select_related("user").order_by("since_at", "pk") if row.user]


def reviewer(organisation: Organisation, address: str) -> User | None:
    """Somebody who is a reviewer of the service, by e-mail address."""
    at_work = Membership.objects.filter(organisation=organisation, role=Role.REVIEWER.value)
    found = at_work.filter(user__email__iexact=address.strip()).select_related("user").first()
    return found.user if found else None


def is_member(review: Review, user: User) -> bool:
    """Say whether somebody belongs to the review."""
    return user in members(review)


def records(review: Review) -> QuerySet[Record]:
    """The records of a review, in the order they came."""
    return Record.objects.filter(review=review).select_related("review").order_by("pk")


@dataclass(frozen=True)
class Wanted:
    """Which records of a review are looked for."""

    words: str = ""
    search: str = ""  # the public id of a search that found them
    phase: int = 0
    lacks: str = ""  # abstract, doi, year
    again: bool = False  # also those that the search found and that were here before


def matching(review: Review, wanted: Wanted) -> QuerySet[Record]:
    """The records that are looked for: every word in title, authors, journal or key."""
    rows = records(review)
    for word in wanted.words.split()[:10]:
        rows = rows.filter(
            Q(title__icontains=word)
            | Q(authors__icontains=word)
            | Q(journal__icontains=word)
            | Q(key__icontains=word)
        )
    if wanted.search:
        first = Q(search__public_id=wanted.search)
        again = FoundAgain.objects.filter(search__public_id=wanted.search).values("record")
        rows = rows.filter(first | Q(pk__in=again) if wanted.again else first)
    if wanted.phase:
        rows = rows.filter(search__phase=wanted.phase)
    lacking = {"abstract": Q(abstract=""), "doi": Q(doi=""), "year": Q(year__isnull=True)}
    return rows.filter(lacking[wanted.lacks]) if wanted.lacks in lacking else rows


def some_of(review: Review, numbers: Iterable[int]) -> QuerySet[Record]:
    """A page of records by their numbers, without what a list does not show."""
    return records(review).filter(pk__in=list(numbers)).defer("raw", "abstract", "rest")


def records_of(review: Review, keys: Iterable[str]) -> dict[str, Record]:
    """Some records of a review, by key."""
    return {row.key: row for row in Record.objects.filter(review=review, key__in=list(keys))}


def under(review: Review, keys: Iterable[str]) -> Iterator[tuple[str, int, str, str, int | None]]:
    """Key, number, hash of the lines, title and year of the records that have one of some keys."""
    rows = Record.objects.filter(review=review)
    for some in portions(keys, AT_ONCE):
        yield from rows.filter(key__in=some).values_list("key", "pk", "lines_hash", "title", "year")


def earlier_runs(search: SearchRound) -> list[SearchRound]:
    """The searches that this one repeats, the nearest first."""
    found: list[SearchRound] = []
    one = search.repeats
    while one is not None and one not in found:
        found.append(one)
        one = one.repeats
    return found


def found_by(
    runs: Iterable[SearchRound],
) -> Iterator[tuple[int, str, str, str, str, int | None]]:
    """Number, hash, database number, DOI, title and year of every record that some runs found."""
    some = list(runs)
    found = Record.objects.filter(Q(search__in=some) | Q(found_again__search__in=some)).distinct()
    rows = found.order_by("pk").values_list("pk", "lines_hash", "number", "doi", "title", "year")
    yield from rows.iterator()


def new_in(search: SearchRound) -> QuerySet[Record]:
    """The records that a search was the first to find."""
    return records(search.review).filter(search=search)


def again_in(search: SearchRound) -> QuerySet[FoundAgain]:
    """The findings of records that were here before the search."""
    rows = FoundAgain.objects.filter(search=search).select_related("record")
    return rows.order_by("number")


def origins(record: Record) -> list[SearchRound]:
    """Every search that found a record, the first first."""
    again = SearchRound.objects.filter(found_again__record=record).exclude(pk=record.search_id)
    return [record.search, *again.distinct().order_by("imported_at", "pk")]


def arrival_of(search: SearchRound) -> Arrival | None:
    """The file of a search on its way in, or what became of it."""
    return Arrival.objects.filter(search=search).first()


def has_file(search: SearchRound) -> bool:
    """Whether the results of a search came with it, or were added since."""
    return bool(search.file_hash) or arrival_of(search) is not None


def waiting_file(arrival: Arrival) -> bytes | None:
    """The bytes of a file that is not in yet."""
    kept = ArrivingFile.objects.filter(arrival=arrival).first()
    return bytes(kept.content) if kept is not None else None


def by_file(review: Review, file_hash: str) -> SearchRound | None:
    """The search whose results came in this very file, the first run of it."""
    rows = SearchRound.objects.filter(review=review, file_hash=file_hash, repeats__isnull=True)
    return rows.first()


def searches(review: Review, target: str = "") -> QuerySet[SearchRound]:
    """The searches of a review, with what each brought, the newest first; for one statement."""
    theirs = SearchRound.objects.filter(review=review).select_related("arrival", "repeats")
    theirs = theirs.filter(target__iexact=target) if target else theirs
    counted = theirs.annotate(
        brought=_counted(Record),
        here=_counted(FoundAgain),
        not_taken=_counted(RefusedEntry),
    )
    return counted.order_by("-imported_at", "-pk")


def _counted(model: type[Record | FoundAgain | RefusedEntry]) -> Coalesce:
    """How many rows a search has, as a column beside it.

    The search is its service's, and so are they: not asked again, they are counted in the index.
    """
    rows = model._base_manager.filter(search=OuterRef("pk"))
    counts = rows.order_by().values("search").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counts, output_field=IntegerField()), 0)


def refused(review: Review, search: SearchRound | None = None) -> QuerySet[RefusedEntry]:
    """What could not be taken in, in the order of the files; of one search, where it is named."""
    rows = RefusedEntry.objects.filter(review=review).select_related("search")
    rows = rows.filter(search=search) if search is not None else rows
    return rows.order_by("search", "number")
