"""Closing a case across the rooms: the outcome or its reason, the note to the practice, the end."""

from datetime import date
from typing import Any

from django.db import transaction

from linkwork.access.actors import Actor
from linkwork.practice.connections import queries as connections
from linkwork.practice.messages import actions as messages
from linkwork.practice.messages import queries as notes
from linkwork.practice.outcomes import actions as outcomes
from linkwork.practice.outcomes import queries as measured
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.referrals import actions as referrals
from linkwork.practice.referrals.models import Case

# What every service measures: the item whose absence at the end must have a reason.
MAIN_ITEM = Measure.Item.LIFE_SATISFACTION


def was_asked(case: Case) -> bool:
    """Whether the end was measured, or the reason why not is kept."""
    return measured.of(case).filter(item=MAIN_ITEM, point=Measure.Point.CLOSE).exists()


@transaction.atomic
def end(*, case: Case, said: dict[str, Any], by: Actor, on: date) -> Case:
    """Do everything that closing needs, or nothing; `NotAllowed` says what stands in the way."""
    if said.get("outcome"):
        outcomes.record(
            case=case,
            item=MAIN_ITEM,
            point=Measure.Point.CLOSE,
            missing=said["outcome"],
            on=on,
            by=by,
        )
    if said.get("tell"):
        messages.tell_ending(
            case=case,
            may_tell=said["tell"] == "yes",
            ending=said["ending"],
            words=said["words"],
            by=by,
        )
    return referrals.close(
        case=case,
        ending=said["ending"],
        words=said["words"],
        open_connections=connections.open_of(case).count(),
        outcome_asked=was_asked(case),
        referrer_told=notes.referrer_told(case),
        by=by,
        on=on,
    )
