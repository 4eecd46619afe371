"""What can be done to a review and its records: start one, admit members, take in a search."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit, grants
from linkwork.access.actors import Actor
from linkwork.access.models import User
from linkwork.access.roles import Action, Relation
from linkwork.evidence.records import queries, ris
from linkwork.evidence.records.models import Record, RefusedEntry, Review, SearchRound


class NotAllowed(ValueError):
    """It cannot be done as asked; the message says why."""


@dataclass(frozen=True)
class Imported:
    """What became of a file: how many came in, were here already, or were refused."""

    search: SearchRound
    new: int
    already: int
    refused: int


@transaction.atomic
def start(
    *,
    title: str,
    question: str,
    by: Actor,
    purpose: str = Review.Purpose.INTEGRITY,
    readers: int = 2,
    about: str = "",
    members: Iterable[User] = (),
) -> Review:
    """Start a review. Whoever starts it is a member; nobody else sees it but those named."""
    if queries.titled(by.organisation, title) is not None:
        raise NotAllowed(f"there is a review called “{title}” already")
    review = Review(
        organisation=by.organisation,
        title=title,
        question=question,
        purpose=purpose,
        readers=readers,
        about=about,
        started_by=by.user,
        started_on=timezone.localdate(),
    )
    review.save()
    people = {user.pk: user for user in (*members, *([by.user] if by.user else []))}
    for user in people.values():
        admit(review=review, user=user, by=by)
    audit.record(by=by, action=Action.CREATE, verb="review started", on=review)
    return review


@transaction.atomic
def admit(*, review: Review, user: User, by: Actor) -> None:
    """Let somebody belong to the review; a member stays one."""
    if queries.is_member(review, user):
        return
    grants.give(
        organisation=review.organisation,
        subject=review.public_id,
        relation=Relation.MEMBER,
        user=user,
    )
    audit.record(by=by, action=Action.SHARE, verb="reviewer admitted", on=review)


@transaction.atomic
def take_in(
    *,
    review: Review,
    content: bytes,
    file_name: str,
    by: Actor,
    source: str = "",
    query: str = "",
    purpose: str = SearchRound.Purpose.EMPIRICAL,
    target: str = "",
    run_on: date | None = None,
) -> Imported:
    """Take in a RIS file entry by entry. The same file or record a second time changes nothing."""
    entries = list(ris.entries(ris.decode(content)))
    search, fresh = SearchRound.objects.get_or_create(
        review=review,
        file_hash=hashlib.sha256(content).hexdigest(),
        defaults={
            "organisation": review.organisation,
            "subject": review.public_id,
            "purpose": purpose,
            "target": target,
            "source": source or file_name,
            "query": query,
            "run_on": run_on,
            "file_name": file_name[:200],
            "hits": len(entries),
            "imported_at": timezone.now(),
        },
    )
    imported = _sorted_in(search, entries) if fresh else _all_here(search, entries)
    audit.record(by=by, action=Action.CREATE, verb="records taken in", on=review)
    return imported


@transaction.atomic
def note_behind(*, review: Review, behind: dict[str, list[str]], by: Actor) -> int:
    """Write on each record which published statements name it as a source; answer how many."""
    found = list(Record.objects.filter(review=review, key__in=list(behind)))
    for record in found:
        record.behind = sorted(set(behind[record.key]))
    Record.objects.bulk_update(found, ["behind"])
    audit.record(by=by, action=Action.AMEND, verb="sources linked to records", on=review)
    return len(found)


def _sorted_in(search: SearchRound, entries: list[ris.Entry]) -> Imported:
    """Keep the good entries as records and the others as refused, with their very lines."""
    here = queries.lines_by_key(search.review)
    records: list[Record] = []
    refused: list[RefusedEntry] = []
    already = 0
    for entry in entries:
        key = entry.facts["key"] if entry.facts else ""
        if entry.facts is None:
            refused.append(_refused(search, entry, entry.fault))
        elif key not in here:
            here[key] = entry.raw
            records.append(Record(**_of(search), **entry.facts, search=search, raw=entry.raw))
        elif here[key] == entry.raw:
            already += 1
        else:
            refused.append(_refused(search, entry, f"another record has the key {key}"))
    Record.objects.bulk_create(records, batch_size=500)
    RefusedEntry.objects.bulk_create(refused, batch_size=500)
    return Imported(search, len(records), already, len(refused))


def _all_here(search: SearchRound, entries: list[ris.Entry]) -> Imported:
    refused = search.refused.count()
    return Imported(search, 0, len(entries) - refused, refused)


def _refused(search: SearchRound, entry: ris.Entry, reason: str) -> RefusedEntry:
    return RefusedEntry(
        **_of(search),
        search=search,
        number=entry.number,
        line=entry.line,
        reason=reason[:300],
        raw=entry.raw,
    )


def _of(search: SearchRound) -> dict[str, Any]:
    review = search.review
    return {
        "organisation": review.organisation,
        "subject": review.public_id,
        "review": review,
    }
