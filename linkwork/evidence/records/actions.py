"""What can be done to a review and its records: start one, admit members, take in a search."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit, grants
from linkwork.access.actors import Actor
from linkwork.access.models import User
from linkwork.access.roles import Action, Relation
from linkwork.evidence.records import arriving, formats, queries
from linkwork.evidence.records.formats import columns as naming
from linkwork.evidence.records.formats import table
from linkwork.evidence.records.models import (
    Arrival,
    ArrivingFile,
    Record,
    Review,
    SearchRound,
)
from linkwork.ui.words import joined

# What may be said of a search besides where it was run.
TOLD = ("phase", "purpose", "target", "platform", "query", "run_on", "hits", "stopped_because")


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
def log_search(
    *,
    review: Review,
    source: str,
    by: Actor,
    repeats: SearchRound | None = None,
    **told: Any,
) -> SearchRound:
    """Write down a search as it was run; its file may come with it, later, or never."""
    if repeats is not None and repeats.review_id != review.pk:
        raise NotAllowed("a search repeats one of the same review")
    unknown = set(told) - set(TOLD)
    if unknown:
        raise NotAllowed(f"a search has no {min(unknown)}")
    search = SearchRound(
        organisation=review.organisation,
        subject=review.public_id,
        review=review,
        source=source,
        repeats=repeats,
        imported_at=timezone.now(),
        **told,
    )
    search.save()
    audit.record(by=by, action=Action.CREATE, verb="search logged", on=search)
    return search


@transaction.atomic
def amend_search(*, search: SearchRound, expected: int, by: Actor, **told: Any) -> SearchRound:
    """Put right what is said of a search; what it found stays as it came."""
    unknown = set(told) - {*TOLD, "source"}
    if unknown:
        raise NotAllowed(f"a search has no {min(unknown)}")
    search.save_over(expected, **told)
    audit.record(by=by, action=Action.AMEND, verb="search amended", on=search)
    return search


@transaction.atomic
def hand_in(*, search: SearchRound, content: bytes, file_name: str, by: Actor) -> Arrival:
    """Keep the file of a search, once: it waits for its columns to be named, or for its turn.

    What was said of the search before, its hits among it, stays as it was said.
    """
    SearchRound.objects.select_for_update().get(pk=search.pk)  # two files at once: one waits
    search.refresh_from_db()
    if queries.has_file(search):
        raise NotAllowed("this search has its file already")
    here = queries.by_file(search.review, formats.hash_of(content))
    if here is not None and search.repeats_id is None:
        raise NotAllowed(f"this very file is in already, with the search of {here.source}")
    found = formats.decode(content)
    form = formats.told(found.text, file_name)
    search.file_name = file_name[:200]
    search.file_hash = formats.hash_of(content)
    search.form, search.encoding = form, found.encoding
    search.save()
    asks = form == "csv" and not table.head(found.text).ours
    arrival = Arrival(
        organisation=search.organisation,
        subject=search.subject,
        review=search.review,
        search=search,
        state=Arrival.State.COLUMNS if asks else Arrival.State.WAITING,
        moved_at=timezone.now(),
        asked_by=by.user,
    )
    arrival.save()
    ArrivingFile.objects.create(arrival=arrival, content=content)
    audit.record(by=by, action=Action.CREATE, verb="file of a search handed in", on=search)
    return arrival


@transaction.atomic
def name_columns(*, arrival: Arrival, columns: Mapping[int, str], by: Actor) -> Arrival:
    """Say which column of a file holds which fact; then it may come in."""
    if arrival.state != Arrival.State.COLUMNS:
        raise NotAllowed("its columns are named already")
    wrong = naming.problems(columns)
    if wrong:
        raise NotAllowed(joined(wrong))
    arrival.columns = {str(place): fact for place, fact in columns.items() if fact}
    arrival.state = Arrival.State.WAITING
    arrival.save()
    audit.record(by=by, action=Action.AMEND, verb="columns named", on=arrival.search)
    return arrival


@transaction.atomic
def take_in(
    *,
    review: Review,
    content: bytes,
    file_name: str,
    by: Actor,
    source: str = "",
    repeats: SearchRound | None = None,
    columns: Mapping[int, str] | None = None,
    **told: Any,
) -> Imported:
    """Log a search and bring its file in at once. The same file a second time changes nothing."""
    here = queries.by_file(review, formats.hash_of(content))
    if here is not None and repeats is None:
        audit.record(by=by, action=Action.VIEW, verb="records here already", on=review)
        return _here_already(here)
    search = log_search(review=review, source=source or file_name, repeats=repeats, by=by, **told)
    arrival = hand_in(search=search, content=content, file_name=file_name, by=by)
    if arrival.state == Arrival.State.COLUMNS:
        head = table.head(formats.decode(content).text).names
        named = naming.suggested(head) if columns is None else columns
        arrival = name_columns(arrival=arrival, columns=named, by=by)
    done = arriving.carry_out(arrival.pk, by=by)
    if done is None or done.state != Arrival.State.DONE:
        raise NotAllowed(done.error if done is not None else "another process has this file")
    search.refresh_from_db()
    return Imported(search, done.new, done.already, done.refused)


@transaction.atomic
def note_export(*, review: Review, by: Actor) -> None:
    """Write down that the records of a review were taken out."""
    audit.record(by=by, action=Action.EXPORT, verb="records taken out", on=review)


def _here_already(search: SearchRound) -> Imported:
    refused = queries.refused(search.review, search).count()
    return Imported(search, 0, search.entries - refused, refused)


@transaction.atomic
def note_behind(*, review: Review, behind: dict[str, list[str]], by: Actor) -> int:
    """Write on each record which published statements name it as a source; answer how many."""
    found = list(Record.objects.filter(review=review, key__in=list(behind)))
    for record in found:
        record.behind = sorted(set(behind[record.key]))
    Record.objects.bulk_update(found, ["behind"])
    audit.record(by=by, action=Action.AMEND, verb="sources linked to records", on=review)
    return len(found)
