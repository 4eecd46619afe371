"""Ask a second coder to read a document on their own, and say when they have finished."""

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.models import User
from linkwork.access.roles import Action
from linkwork.evidence.extraction import queries
from linkwork.evidence.extraction.models import Document, SecondReading
from linkwork.evidence.extraction.refusing import NotAllowed
from linkwork.evidence.records import queries as records


@transaction.atomic
def ask(*, document: Document, coder: User, by: Actor) -> SecondReading:
    """Ask a member to code a document on their own, without seeing what others coded."""
    if not records.is_member(document.review, coder):
        raise NotAllowed(f"{coder.name} does not belong to the review")
    if queries.second_reading(document, coder) is not None:
        raise NotAllowed(f"{coder.name} was asked already")
    if queries.coded_by(document, coder):
        raise NotAllowed(f"{coder.name} has coded in it already: a second reading begins unread")
    made = SecondReading(
        organisation=document.organisation,
        subject=document.subject,
        document=document,
        coder=coder,
        asked_by=by.user,
        asked_at=timezone.now(),
    )
    made.save()
    audit.record(by=by, action=Action.CREATE, verb="second reading asked for", on=made)
    return made


@transaction.atomic
def finish(*, reading: SecondReading, by: Actor) -> SecondReading:
    """Say that the second reading is done: both readings now stand and can be compared."""
    if reading.coder != by.user:
        raise NotAllowed("only the second coder can say so")
    if reading.finished_at is not None:
        raise NotAllowed("it is finished already")
    reading.save_over(reading.version, finished_at=timezone.now())
    audit.record(by=by, action=Action.AMEND, verb="second reading finished", on=reading)
    return reading
