"""What a provider says of being asked."""

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.connections import moves
from linkwork.practice.connections.models import Connection, ProviderFeedback

Verdict = ProviderFeedback.Verdict


@transaction.atomic
def keep_feedback(
    *, connection: Connection, verdict: str, by: Actor, reason: str = "", words: str = ""
) -> ProviderFeedback:
    """Keep whether it was right to ask this provider; anything but a yes says what was amiss."""
    if connection.sent_on is None:
        raise moves.NotAllowed("This provider was never asked.")
    told = Verdict(verdict)
    if told is not Verdict.YES and reason not in ProviderFeedback.Reason.values:
        raise moves.NotAllowed("Say what would have made it better.")
    feedback = ProviderFeedback.objects.create(
        organisation=connection.organisation,
        subject=connection.subject,
        connection=connection,
        verdict=told,
        reason="" if told is Verdict.YES else reason,
        words=words,
        said_by=by.name,
        said_at=timezone.now(),
    )
    audit.record(by=by, action=Action.CREATE, verb="provider feedback kept", on=feedback)
    return feedback
