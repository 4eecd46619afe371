"""What still stands in the way of closing a case: a truthful ending needs all of it."""

from dataclasses import dataclass
from datetime import date

from linkwork.practice.people import queries as people
from linkwork.practice.referrals import queries
from linkwork.practice.referrals.models import Case, Task
from linkwork.practice.referrals.moves import ENDINGS
from linkwork.ui.words import counted

Ending = Case.Ending
# After these nobody is there to ask, or there was nothing to measure.
NOTHING_TO_ASK = frozenset(
    {Ending.DIED, Ending.DUPLICATE, Ending.ERROR, Ending.UNSUITABLE, Ending.NOT_REACHED}
)
NEVER_STARTED = (Case.State.NEW, Case.State.CONTACTING)


@dataclass(frozen=True)
class Readiness:
    """What later rooms know of a case about to be closed."""

    open_connections: int
    outcome_asked: bool  # measured, or the reason why not is kept
    referrer_told: bool  # the closing note is approved, sent, or not consented to


def offered(case: Case) -> list[Case.Ending]:
    """The endings a case may have from where it stands, in the order of the list."""
    return [ending for ending in Ending if ending in ENDINGS[case.state]]


def obstacles(case: Case, ending: str, words: str, ready: Readiness, on: date) -> list[str]:
    """Say, one sentence each, what must be done before the case is closed with this ending."""
    found = _of_the_ending(case, ending, words)
    found += _of_not_reaching(case) if ending == Ending.NOT_REACHED else []
    if ready.open_connections:
        still = counted(ready.open_connections, "connection")
        found.append(f"End or hand on {still} first, each with its own ending.")
    still_to_do = queries.tasks_of(case).filter(state=Task.State.OPEN).count()
    if still_to_do:
        found.append(f"Finish or drop {counted(still_to_do, 'task')} first.")
    if not ready.outcome_asked and _must_ask(case, ending):
        found.append("Ask how things are now, or say why it was not asked.")
    if not ready.referrer_told and ending not in (Ending.DUPLICATE, Ending.ERROR):
        found.append(
            "Approve the note to the practice, or record that the person does not want it."
        )
    late = [alert for alert in people.open_alerts(case.person) if alert.review_on <= on]
    if late:
        found.append("Look again at every alert that is due for review, and close it or set a day.")
    return found


def _must_ask(case: Case, ending: str) -> bool:
    return case.state not in NEVER_STARTED and ending not in NOTHING_TO_ASK


def _of_the_ending(case: Case, ending: str, words: str) -> list[str]:
    found = []
    if ending not in Ending.values:
        found.append("Choose how it ended.")
    elif ending not in ENDINGS[case.state]:
        here = Case.State(case.state).label.lower()
        found.append(f"“{Ending(ending).label}” is no ending for a case that is “{here}”.")
    if not words.strip():
        handed = ending == Ending.TRANSFERRED
        found.append(
            "Say which service goes on, and why." if handed else "Say in a few words how it ended."
        )
    return found


def _of_not_reaching(case: Case) -> list[str]:
    """Nobody is given up who was not tried often enough, or who may be in danger."""
    needed = queries.policy(case.organisation).attempts_required
    days = queries.attempts(case)
    found = []
    if len(days) < needed:
        found.append(
            f"Try on {needed} different days before giving up: so far {counted(len(days), 'day')}."
        )
    if people.open_alerts(case.person):
        found.append("There is an open alert: speak to your team lead before giving up.")
    return found
