"""How many read each record of a level: set at the start or changed on the way, with a reason."""

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.records.models import Review
from linkwork.evidence.screening.amending import amend, rule_in_words
from linkwork.evidence.screening.checking import somebody
from linkwork.evidence.screening.levels import Level
from linkwork.evidence.screening.models import LevelRule
from linkwork.evidence.screening.refused import NotAllowed

MOST = 100


@transaction.atomic
def set_rule(
    *, review: Review, level: str, readers: int, reason: str, by: Actor, sampled: int = 0
) -> LevelRule:
    """Say how many read each record of a level; of those read by one, what share is read by two."""
    who = somebody(by)
    if level not in Level.values:
        raise NotAllowed(f"{level}: no such level")
    if readers not in (1, 2):
        raise NotAllowed("a record is read by one or by two")
    if not 0 <= sampled <= MOST:
        raise NotAllowed("the share lies between 0 and 100 in every 100")
    if not reason.strip():
        raise NotAllowed("how records are read is changed for a reason")
    rule = LevelRule.objects.create(
        organisation=review.organisation,
        subject=review.public_id,
        review=review,
        level=level,
        readers=readers,
        sampled=sampled if readers == 1 else 0,
        reason=reason.strip(),
        set_by=who,
        set_at=timezone.now(),
    )
    audit.record(by=by, action=Action.CREATE, verb="screening rule set", on=rule)
    says = f"{Level(level).label}: {rule_in_words(readers, rule.sampled)}"
    amend(review=review, says=says, reason=reason, by=by)
    return rule
