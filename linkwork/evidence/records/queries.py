"""Reviews, their members, their searches and records."""

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet

from linkwork.access.models import Grant, Membership, Organisation, User
from linkwork.access.roles import Relation, Role
from linkwork.evidence.records.models import Record, RefusedEntry, Review, SearchRound


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


def matching(review: Review, words: str) -> QuerySet[Record]:
    """The records that hold every word in title, authors, journal or key."""
    rows = records(review)
    for word in words.split()[:10]:
        rows = rows.filter(
            Q(title__icontains=word)
            | Q(authors__icontains=word)
            | Q(journal__icontains=word)
            | Q(key__icontains=word)
        )
    return rows


def records_of(review: Review, keys: Iterable[str]) -> dict[str, Record]:
    """Some records of a review, by key."""
    return {row.key: row for row in Record.objects.filter(review=review, key__in=list(keys))}


def lines_by_key(review: Review) -> dict[str, str]:
    """The very lines of every record, by key."""
    return dict(Record.objects.filter(review=review).values_list("key", "raw"))


def searches(review: Review) -> QuerySet[SearchRound]:
    """The searches of a review, with how many records each brought, the newest first."""
    counted = SearchRound.objects.filter(review=review).annotate(brought=Count("records"))
    return counted.order_by("-imported_at", "-pk")


def refused(review: Review) -> QuerySet[RefusedEntry]:
    """What could not be taken in, in the order of the files."""
    rows = RefusedEntry.objects.filter(review=review).select_related("search")
    return rows.order_by("search", "number")
