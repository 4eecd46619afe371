"""Brings a file in, some hundred entries at a time: each step is whole, and a broken one goes on.

Every entry ends as a new record, as one that was here already, or as refused with its lines.
"""

import hashlib
import logging
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from linkwork.access import audit, scope, turns
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.records import formats, sameness
from linkwork.evidence.records.models import (
    Arrival,
    ArrivingFile,
    FoundAgain,
    Record,
    RefusedEntry,
    SearchRound,
)
from linkwork.evidence.records.portions import portions

# A file that has not moved for so long was broken off: its process ended.
STILL = timedelta(minutes=5)
AT_ONCE = 500
log = logging.getLogger(__name__)


@dataclass
class Batch:
    """What becomes of some entries."""

    records: list[Record] = field(default_factory=list)
    again: list[FoundAgain] = field(default_factory=list)
    refused: list[RefusedEntry] = field(default_factory=list)
    already: int = 0


def carry_out(arrival_id: int, *, by: Actor | None = None) -> Arrival | None:
    """Bring an open file in to its end; None where somebody else does, or it is over."""
    with scope.everything("a file of records"):
        arrival = _claimed(arrival_id)
    if arrival is None:
        return None
    with scope.within(arrival.organisation_id, "a file of records"):
        actor = by or Actor.system(arrival.organisation)
        try:
            return _brought_in(arrival, actor)
        except formats.NotAFile as wrong:
            return _broken_off(arrival, str(wrong), actor)
        except Exception as fault:
            log.exception("bringing in %s failed", arrival.search.file_name)
            return _broken_off(arrival, f"{type(fault).__name__}: the log has the rest", actor)


def _claimed(arrival_id: int) -> Arrival | None:
    """The file, as this process's own from now on."""
    now, claim = timezone.now(), uuid.uuid4()
    free = Q(started_at__isnull=True) | Q(moved_at__lt=now - STILL)
    with turns.taken():
        mine = Arrival.objects.filter(free, pk=arrival_id, state=Arrival.State.WAITING).update(
            claim=claim, started_at=now, moved_at=now
        )
    if not mine:
        return None
    rows = Arrival.objects.select_related("search__review", "search__repeats", "organisation")
    return rows.get(pk=arrival_id)


def _brought_in(arrival: Arrival, by: Actor) -> Arrival | None:
    content = bytes(ArrivingFile.objects.get(arrival=arrival).content)
    text = formats.decode(content).text
    last = max(text.count("\n"), 1)
    columns = {int(place): fact for place, fact in (arrival.columns or {}).items()}
    found = formats.entries(text, arrival.search.form, columns or None)
    known = sameness.known(arrival.search)
    for some in portions(islice(found, arrival.done, None), AT_ONCE):
        share = min(some[-1].line / last, 1.0)
        if not _kept(arrival, _sorted(arrival.search, some, known), some[-1].number, share):
            return None  # another process holds it by now
    return _over(arrival, by)


def _sorted(search: SearchRound, entries: Iterable[formats.Entry], known: sameness.Known) -> Batch:
    """Part some entries into new records, those found again, and those refused."""
    batch, some = Batch(), list(entries)
    here = sameness.Here(search)
    here.look_up(_keys(some))
    theirs = _of(search)
    for entry in some:
        if entry.facts is None:
            batch.refused.append(_refused(search, entry))
            continue
        lines = hashlib.sha256(entry.raw.encode()).hexdigest()
        same = here.same(entry.facts, lines) or known.same(entry.facts)
        if same is None:
            record = Record(**theirs, search=search, raw=entry.raw, lines_hash=lines)
            for name, value in entry.facts.items():
                setattr(record, name, value)
            record.key = here.free_key(entry.facts["key"])
            here.add(record)
            batch.records.append(record)
            continue
        batch.already += 1
        batch.again.append(_again(search, entry, same, lines))
    return batch


def _keys(entries: Iterable[formats.Entry]) -> Iterator[str]:
    for entry in entries:
        if entry.facts is not None:
            yield from sameness.keys(entry.facts["key"])


def _again(search: SearchRound, entry: formats.Entry, same: sameness.Row, lines: str) -> FoundAgain:
    """The entry as one more finding of a record; its lines where they are others."""
    again = FoundAgain(
        organisation=search.organisation,
        subject=search.subject,
        search=search,
        number=entry.number,
        raw="" if same.lines == lines else entry.raw,
    )
    if isinstance(same.record, Record):
        again.record = same.record
    else:
        again.record_id = same.record
    return again


def _refused(search: SearchRound, entry: formats.Entry) -> RefusedEntry:
    return RefusedEntry(
        **_of(search),
        search=search,
        number=entry.number,
        line=entry.line,
        reason=entry.fault,
        raw=entry.raw,
    )


def _of(search: SearchRound) -> dict[str, Any]:
    return {
        "organisation": search.organisation,
        "subject": search.subject,
        "review": search.review,
    }


def _kept(arrival: Arrival, batch: Batch, done: int, share: float) -> bool:
    """Write some entries and how far the file is, at once; False where it is another's."""
    with turns.taken(), transaction.atomic():
        mine = Arrival.objects.filter(
            pk=arrival.pk, claim=arrival.claim, state=Arrival.State.WAITING
        )
        moved = mine.update(
            done=done,
            share=share,
            new=F("new") + len(batch.records),
            already=F("already") + batch.already,
            refused=F("refused") + len(batch.refused),
            moved_at=timezone.now(),
        )
        if not moved:
            return False
        Record.objects.bulk_create(batch.records)
        for again in batch.again:
            again.record_id = again.record_id or again.record.pk
        FoundAgain.objects.bulk_create(batch.again)
        RefusedEntry.objects.bulk_create(batch.refused)
    return True


def _over(arrival: Arrival, by: Actor) -> Arrival:
    """The file is in: its bytes are let go, and the search says how many entries it had."""
    with turns.taken(), transaction.atomic():
        Arrival.objects.filter(pk=arrival.pk, claim=arrival.claim).update(
            state=Arrival.State.DONE, share=1, moved_at=timezone.now()
        )
        arrival.refresh_from_db()
        ArrivingFile.objects.filter(arrival=arrival).delete()
        search = SearchRound.objects.filter(pk=arrival.search_id)
        search.update(entries=arrival.done)
        search.filter(hits=0).update(hits=arrival.done)
        review = arrival.search.review
        audit.record(by=by, action=Action.CREATE, verb="records taken in", on=review)
    return arrival


def _broken_off(arrival: Arrival, error: str, by: Actor) -> Arrival:
    with turns.taken(), transaction.atomic():
        Arrival.objects.filter(pk=arrival.pk, claim=arrival.claim).update(
            state=Arrival.State.FAILED, error=error[:300], moved_at=timezone.now()
        )
        review = arrival.search.review
        audit.record(by=by, action=Action.CREATE, verb="records broken off", on=review)
    arrival.refresh_from_db()
    return arrival
