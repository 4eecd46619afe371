"""A review's protocol, its amendments, and who does what in the team."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from django.db.models import QuerySet

from linkwork.access.models import User
from linkwork.evidence.protocols.models import Amendment, Duty, Protocol, SectionWords
from linkwork.evidence.protocols.sections import FIRST_FORM, SECTIONS, Section, as_read
from linkwork.evidence.records import queries as records
from linkwork.evidence.records.models import Review


def protocol(review: Review) -> Protocol | None:
    """The review's protocol; None where nobody has begun one."""
    return Protocol.objects.filter(review=review).select_related("frozen_by").first()


def written(review: Review) -> dict[str, SectionWords]:
    """What is written of each section, by its name."""
    rows = SectionWords.objects.filter(protocol__review=review)
    rows = rows.select_related("written_by", "protocol")
    return {row.section: row for row in rows}


def words_of(review: Review, section: str) -> SectionWords | None:
    """What is written of one section."""
    return written(review).get(section)


def form(review: Review) -> str:
    """The form in which the review writes its configurations: CMO, CMOC or ICAMO."""
    kept = protocol(review)
    return kept.form if kept else FIRST_FORM


def stands(review: Review, section: str) -> str:
    """A section as it is read now; nothing where it is not written."""
    kept = words_of(review, section)
    return as_read(section, kept.words, form(review)) if kept else ""


def missing(kept: Mapping[str, SectionWords]) -> list[Section]:
    """The sections that nobody has written yet."""
    return [one for one in SECTIONS if one.name not in kept]


def frozen(review: Review) -> datetime | None:
    """When the protocol was frozen; None where it is not."""
    kept = protocol(review)
    return kept.frozen_at if kept else None


def amendments(review: Review) -> QuerySet[Amendment]:
    """The changes of plan since the protocol was frozen, in their order."""
    rows = Amendment.objects.filter(review=review).select_related("made_by")
    return rows.order_by("made_at", "pk")


def duties(review: Review) -> QuerySet[Duty]:
    """Who holds which role now."""
    rows = Duty.objects.filter(review=review, until_on__isnull=True)
    return rows.select_related("member", "review").order_by("pk")


def past_duties(review: Review) -> QuerySet[Duty]:
    """Who held which role before."""
    rows = Duty.objects.filter(review=review, until_on__isnull=False)
    return rows.select_related("member").order_by("-until_on", "-pk")


def roles(review: Review) -> dict[User, list[str]]:
    """Every member of the review with the roles they hold now; a member may hold none."""
    held: dict[int, list[str]] = defaultdict(list)
    for one in duties(review):
        held[one.member_id].append(one.role)
    return {user: held[user.pk] for user in records.members(review)}


def holders(review: Review, role: str) -> list[User]:
    """The members who hold a role now."""
    return [one.member for one in duties(review).filter(role=role)]
