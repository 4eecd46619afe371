"""What every decision is checked for: it is somebody's, the level has it, the record came to it."""

from linkwork.access.actors import Actor
from linkwork.access.models import User
from linkwork.evidence.records.models import Record
from linkwork.evidence.screening.levels import ANSWERS, REASONS, Answer, Reason, before
from linkwork.evidence.screening.one_record import OneRecord
from linkwork.evidence.screening.refused import NotAllowed
from linkwork.evidence.screening.standing import Standing


def somebody(by: Actor) -> User:
    """Whoever decides: a person, never a command."""
    if by.user is None:
        raise NotAllowed("a decision is somebody's: a command cannot read")
    return by.user


def check(answer: str, reason: str, note: str, level: str) -> None:
    """Refuse an answer or a reason that the level does not have."""
    offered = ANSWERS.get(level, ())
    if answer not in offered:
        raise NotAllowed(f"{answer or 'nothing'}: {', '.join(offered) or 'no such level'}")
    if answer != Answer.EXCLUDE:
        return
    if reason not in REASONS[level]:
        raise NotAllowed("an exclusion needs its reason")
    if reason == Reason.OTHER and not note.strip():
        raise NotAllowed("another reason needs a note that says which")


def comes_to(record: Record, level: str) -> None:
    """Refuse a record that has not come to the level."""
    earlier = before(level)
    if earlier and OneRecord(record, earlier).standing is not Standing.INCLUDED:
        raise NotAllowed(f"it is not included at {earlier.label.lower()}")
