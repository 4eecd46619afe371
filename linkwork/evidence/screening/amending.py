"""Writes a change of how records are read into the protocol, once that is frozen."""

from linkwork.access.actors import Actor
from linkwork.evidence.protocols import actions as protocols
from linkwork.evidence.protocols import queries as protocol
from linkwork.evidence.records.models import Review

SECTION = "selection"


def amend(*, review: Review, says: str, reason: str, by: Actor) -> None:
    """Add a sentence to what the protocol says of selection; before it is frozen, nothing."""
    if protocol.frozen(review) is None:
        return
    kept = protocol.words_of(review, SECTION)
    old = kept.words if kept else ""
    new = f"{old.rstrip()}\n\n{says}".strip()
    protocols.amend(review=review, section=SECTION, old=old, new=new, reason=reason, by=by)


def rule_in_words(readers: int, sampled: int) -> str:
    """How a level is read, for the protocol."""
    if readers > 1:
        return "each record is read by two, blind to each other."
    if sampled:
        return f"each record is read by one; {sampled} in every 100, drawn by chance, by two."
    return "each record is read by one."
