"""What the clock does for a person's rights: it reminds, and decides nothing."""

from datetime import date, timedelta

from linkwork.access.actors import Actor
from linkwork.access.jobs import Job, register
from linkwork.practice.referrals.queries import policy
from linkwork.practice.rights import queries
from linkwork.ui.words import counted


def register_all() -> None:
    """Make the clock of records known."""
    words = "Count the records to be looked at and the copies asked for"
    register(Job("rights:due", words, timedelta(days=1), count))


def count(*, by: Actor, on: date) -> str:
    """Say how many old records wait to be appraised, and how many requests are late."""
    years = policy(by.organisation).retention_years
    old = queries.due(by.organisation.pk, on, years).count()
    late = queries.open_packs().filter(due_on__lt=on).count()
    open_now = queries.open_packs().count()
    return (
        f"{counted(old, 'old record')} to look at; "
        f"{counted(open_now, 'copy', 'copies')} asked for, {late} late"
    )
