"""Moves a referral or case from one state to the next, and keeps who, when and why."""

from datetime import date
from typing import Any

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.models import VersionConflict
from linkwork.access.roles import Action
from linkwork.practice.referrals import moves
from linkwork.practice.referrals.models import Case, Happening, Referral
from linkwork.practice.referrals.moments import moment


@transaction.atomic
def move(
    *,
    thing: Referral | Case,
    to: str,
    by: Actor,
    reason: str = "",
    on: date | None = None,
    **values: Any,
) -> None:
    """Take one allowed step; anything else raises `NotAllowed` and changes nothing."""
    said_by = by.user is not None or by.link is not None
    ending = str(values.get("ending", ""))
    moves.check(thing, to, reason, ending=ending, by_somebody=said_by)
    before = thing.state
    if isinstance(thing, Referral):
        values["reason"] = reason if moves.REFERRAL[before][to] is moves.NEEDS_REASON else ""
    try:
        thing.save_over(thing.version, state=to, **values)
    except VersionConflict as late:
        raise moves.NotAllowed("Somebody else has just changed this. Look at it again.") from late
    Happening.objects.create(
        referral=thing if isinstance(thing, Referral) else thing.referral,
        at=moment(on),
        of=thing.kind,
        before=before,
        after=to,
        reason=reason,
        by=by.user,
    )
    audit.record(by=by, action=Action.AMEND, verb=f"{thing.kind} {to}", on=thing)
