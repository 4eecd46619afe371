"""What the clock does with the directory: says what has aged, asks for checks, fetches feeds."""

from datetime import date, timedelta

from linkwork.access.actors import Actor
from linkwork.access.jobs import Job, register
from linkwork.practice.directory import cards, queries, syncing
from linkwork.ui.words import counted

DAILY = timedelta(days=1)
OFTEN = timedelta(minutes=10)


def register_all() -> None:
    """Make the clocks of the directory known."""
    register(
        Job("directory:decay", "Say which entries have aged, and ask for checks", DAILY, decay)
    )
    register(Job("directory:feeds", "Fetch feeds whose turn it is", OFTEN, fetch))


def decay(*, by: Actor, on: date) -> str:
    """Say what became amber and what left the suggestions; the desk shows them to be checked.

    Age is reckoned from the day of the last check and never stored, so nothing is written but the
    cards of entries that came in many at once.
    """
    cards.write_missing(by.organisation.pk)
    due, held = queries.check_due(on), queries.held_back(on)
    amber = due.filter(assured_on=queries.turns_amber(on)).count()
    gone = queries.left_suggestions(on).count()
    words = f"{counted(amber, 'entry', 'entries')} became due for a check, "
    words += f"{gone} left the suggestions; now {due.count()} to check, {held.count()} held back"
    return words


def fetch(*, by: Actor, on: date) -> str:
    """Fetch the feeds whose turn it is; their differences wait to be approved."""
    return syncing.sync_due(by=by, on=on)
