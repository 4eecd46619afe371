"""Link two statements or configurations, and withdraw a link."""

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import queries
from linkwork.evidence.synthesis.models import Link
from linkwork.evidence.synthesis.refused import NotAllowed


@transaction.atomic
def link(*, review: Review, from_code: str, to_code: str, way: str, how: str, by: Actor) -> Link:
    """Say that one feeds, weakens or rivals another, and how. It is a claim, and says so."""
    known = queries.sentences(review)
    for code in (from_code, to_code):
        if code not in known:
            raise NotAllowed(f"{code}: no statement or configuration of this review")
    if from_code == to_code:
        raise NotAllowed("a link joins two things")
    if way not in Link.Way.values:
        raise NotAllowed(f"{way}: no such link")
    if not how.strip():
        raise NotAllowed("say how")
    pairs = [(from_code, to_code)]
    pairs += [(to_code, from_code)] if way == Link.Way.RIVALS else []
    for one, other in pairs:
        if queries.standing_link(review, one, other) is not None:
            raise NotAllowed(f"{one} and {other} are linked already; withdraw that link first")
    made = Link(
        organisation=review.organisation,
        subject=review.public_id,
        review=review,
        from_code=from_code,
        to_code=to_code,
        way=way,
        how=how.strip(),
        made_by=by.name,
        made_at=timezone.now(),
    )
    made.save()
    audit.record(by=by, action=Action.CREATE, verb=f"{from_code} {way} {to_code}", on=made)
    return made


@transaction.atomic
def withdraw(*, link: Link, reason: str, by: Actor) -> Link:
    """Take a link back. It stays on record with the reason."""
    if link.withdrawn_at is not None:
        raise NotAllowed("it is withdrawn already")
    link.save_over(
        link.version,
        withdrawn_because=reason.strip(),
        withdrawn_by=by.name,
        withdrawn_at=timezone.now(),
    )
    verb = f"{link.from_code} {link.way} {link.to_code} withdrawn"
    audit.record(by=by, action=Action.AMEND, verb=verb, on=link)
    return link
