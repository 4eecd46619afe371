"""Takes a feed into the directory: what is new comes in, what was changed is changed, no more."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.directory import cards
from linkwork.practice.directory.entering import take_one
from linkwork.practice.directory.feeds import Fault, Feed
from linkwork.practice.directory.models import Activity

SOURCE = "Open Referral UK"


@dataclass(frozen=True)
class Intake:
    """What became of a feed."""

    imported: int
    updated: int
    unchanged: int
    skipped: int
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]


@transaction.atomic
def take_in(*, feed: Feed, today: date, by: Actor, source: str = SOURCE) -> Intake:
    """Bring the good entries of a feed in; the same feed a second time changes nothing."""
    counts = {"imported": 0, "updated": 0, "unchanged": 0}
    changed: list[Activity] = []
    for service in feed.services.values():
        made, what = take_one(feed, service, source, today, by)
        counts[what] += 1
        if what != "unchanged":
            changed.append(made)
    cards.write(changed)
    verb = "directory imported: {imported} new, {updated} changed".format(**counts)
    audit.record(by=by, action=Action.AMEND, verb=verb, kind=Activity.kind, people=[])
    return Intake(
        **counts, skipped=feed.skipped, faults=tuple(feed.faults), warnings=tuple(feed.warnings)
    )
