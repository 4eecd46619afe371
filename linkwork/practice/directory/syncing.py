"""Reads a feed that is known, and puts its differences before the keepers of the directory.

The network is spoken to first and nothing is written meanwhile; then all is kept at once.
"""

from datetime import date

from django.conf import settings
from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.practice.directory import actions, queries, remote
from linkwork.practice.directory.fetching import Fetcher, Refused
from linkwork.practice.directory.models import FeedChange, FeedSource


def fetcher() -> Fetcher:
    """A fetcher as the deployer allows it."""
    return Fetcher(
        [host.lower() for host in settings.LINKWORK_FEED_HOSTS], settings.LINKWORK_FEED_PRIVATE
    )


def sync(source: FeedSource, *, on: date, by: Actor) -> list[FeedChange]:
    """Read a feed from its address; answer the differences to approve. Raises `Refused`."""
    known = queries.modified(source)
    found = remote.read(source.url, known, on, fetcher())
    return actions.propose(
        source=source, feed=found.feed, listed=found.ids, whole=found.whole, today=on, by=by
    )


def sync_due(*, by: Actor, on: date) -> str:
    """Read every feed whose turn it is; one that cannot be read says why on its page."""
    read, waiting, failed = 0, 0, 0
    for source in queries.sources_due(timezone.now()):
        try:
            waiting += len(sync(source, on=on, by=by))
            read += 1
        except Refused as refused:
            actions.keep_failure(source=source, words=str(refused), by=by)
            failed += 1
    return f"{read} read, {waiting} differences to approve, {failed} could not be read"
