"""Feeds: added, read, and their differences approved or left out, one by one or all."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.directory import cards, differences, moves
from linkwork.practice.directory.actions.moving import close_for_now
from linkwork.practice.directory.entering import take_one
from linkwork.practice.directory.feeds import Feed
from linkwork.practice.directory.models import Activity, FeedChange, FeedSource
from linkwork.practice.directory.open_referral import Service
from linkwork.ui.words import counted

What, State = FeedChange.What, FeedChange.State
MOST_FAULTS = 200


@transaction.atomic
def add_source(*, name: str, url: str, by: Actor, every_days: int = 7) -> FeedSource:
    """Take down a feed, to be fetched every so many days."""
    source = FeedSource.objects.create(
        organisation=by.organisation, name=name, url=url, every_days=every_days
    )
    audit.record(by=by, action=Action.CREATE, verb="feed added", on=source)
    return source


@transaction.atomic
def source_called(*, name: str, url: str, by: Actor) -> FeedSource:
    """The feed of that name, at that address from now on; a new one where there is none."""
    held = FeedSource.objects.filter(organisation=by.organisation, name=name).first()
    if held is None:
        return add_source(name=name, url=url, by=by)
    if held.url != url:
        held.save_over(held.version, url=url)
        audit.record(by=by, action=Action.AMEND, verb="feed moved", on=held)
    return held


@transaction.atomic
def ask_for(*, source: FeedSource, by: Actor) -> FeedSource:
    """Have a feed fetched at the next turn of the clock."""
    source.save_over(source.version, fetched_at=None)
    audit.record(by=by, action=Action.AMEND, verb="feed asked for", on=source)
    return source


@transaction.atomic
def keep_failure(*, source: FeedSource, words: str, by: Actor) -> FeedSource:
    """The feed could not be read; what is held stays as it is."""
    source.save_over(source.version, fetched_at=timezone.now(), failed=True, last_words=words[:300])
    audit.record(by=by, action=Action.AMEND, verb="feed not read", on=source)
    return source


@transaction.atomic
def propose(
    *, source: FeedSource, feed: Feed, listed: set[str], whole: bool, today: date, by: Actor
) -> list[FeedChange]:
    """Keep what a reading of a feed says differently, for somebody to approve.

    `listed` is every id that the feed has; where the reading was `whole`, what is held and not
    listed is gone.
    """
    FeedChange.objects.filter(source=source, state=State.OPEN).update(state=State.OVERTAKEN)
    found = [*_new_and_changed(source, feed, today), *(_gone(source, listed) if whole else ())]
    refused = set(
        FeedChange.objects.filter(source=source, state=State.REFUSED).values_list(
            "entry_id", "what", "digest"
        )
    )
    kept = [one for one in found if (one.entry_id, one.what, one.digest) not in refused]
    FeedChange.objects.bulk_create(kept)
    words = f"{counted(len(listed), 'entry', 'entries')} read, {len(kept)} to approve"
    words += f", {counted(len(feed.faults), 'fault')}" if feed.faults else ""
    now = timezone.now()
    source.save_over(
        source.version,
        fetched_at=now,
        synced_at=now,
        failed=False,
        last_words=words,
        faults=[str(one)[:300] for one in feed.faults[:MOST_FAULTS]],
    )
    audit.record(by=by, action=Action.AMEND, verb=f"feed read: {len(kept)} differ", on=source)
    return kept


def _new_and_changed(source: FeedSource, feed: Feed, today: date) -> Iterator[FeedChange]:
    held = {one.source_id: one for one in _held(source)}
    for service in feed.services.values():
        mine = held.get(service.id[:100])
        mark = differences.mark(feed, service)
        if mine is not None and mine.source_digest == mark:
            continue
        yield _change(
            source,
            What.NEW if mine is None else What.CHANGED,
            service.id[:100],
            service.name,
            digest=mark,
            entry=differences.packed(feed, service),
            lines=differences.lines(mine, feed, service, today),
        )


def _gone(source: FeedSource, listed: set[str]) -> Iterator[FeedChange]:
    """What runs here and is no longer in the feed."""
    for one in _held(source):
        if one.running and one.source_id not in listed:
            yield _change(source, What.GONE, one.source_id, one.name, digest=one.source_digest)


def _held(source: FeedSource) -> Iterator[Activity]:
    rows = Activity.objects.filter(source=source.name).select_related("provider")
    yield from rows.prefetch_related("locations", "schedules")


def _change(source: FeedSource, what: str, entry_id: str, name: str, **values: Any) -> FeedChange:
    return FeedChange(
        organisation=source.organisation,
        source=source,
        what=what,
        entry_id=entry_id,
        name=name[:255],
        **values,
    )


@transaction.atomic
def approve(*, change: FeedChange, today: date, by: Actor) -> FeedChange:
    """Take one difference in."""
    _must_wait(change)
    if change.what == What.GONE:
        held = Activity.objects.get(source=change.source.name, source_id=change.entry_id)
        if held.running:
            close_for_now(activity=held, reason="gone from the feed", by=by)
    else:
        feed = differences.unpacked(change.entry)
        [service] = list[Service](feed.services.values())
        made, _ = take_one(feed, service, change.source.name, today, by)
        cards.write([made])
    return _decided(change, State.APPROVED, by, "feed entry taken in")


@transaction.atomic
def refuse(*, change: FeedChange, by: Actor) -> FeedChange:
    """Leave one difference out; it does not come again until the feed says something else."""
    _must_wait(change)
    return _decided(change, State.REFUSED, by, "feed entry left out")


def _must_wait(change: FeedChange) -> None:
    if change.state != State.OPEN:
        raise moves.NotAllowed(f"{change.name}: {change.get_state_display().lower()} already.")


def _decided(change: FeedChange, state: str, by: Actor, verb: str) -> FeedChange:
    change.save_over(change.version, state=state, decided_at=timezone.now(), decided_by=by.name)
    audit.record(by=by, action=Action.AMEND, verb=verb, on=change)
    return change
