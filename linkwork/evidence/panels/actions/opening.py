"""Opening a round: items and rule are fixed first, and then everybody gets their link."""

from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.links import actions as links
from linkwork.access.roles import Action, Role
from linkwork.evidence.panels import posting, queries
from linkwork.evidence.panels.counting.rules import Rule
from linkwork.evidence.panels.models import Ballot, Panellist, Round, Seal
from linkwork.evidence.panels.refusals import NotAllowed
from linkwork.evidence.panels.sealing import hash_of

State = Round.State


@transaction.atomic
def open_round(*, round_: Round, by: Actor, invites: bool = True) -> Seal:
    """Fix the items, the rule and the closing time for good; then ask everybody on the panel."""
    if round_.state != State.DRAFT:
        raise NotAllowed("This round was opened before.")
    now = timezone.now()
    asked = queries.asked(round_.panel)
    faults = Rule.of(round_.rule).faults(len(round_.items), asked)
    if not sum(asked.values()):
        faults.append("Nobody is on the panel yet.")
    if round_.closes_at <= now:
        faults.append("The closing time has passed already.")
    if faults:
        raise NotAllowed(" ".join(faults))
    content = _sealed(round_, asked)
    seal = Seal.of(
        round=round_, content=content, hash=hash_of(content), sealed_by=by.name, sealed_at=now
    )
    round_.save_over(round_.version, state=State.OPEN, opened_at=now)
    people = list(queries.panellists(round_.panel))
    Ballot.objects.bulk_create(
        Ballot(
            organisation=round_.organisation,
            subject=one.public_id,
            round=round_,
            panellist=one,
        )
        for one in people
    )
    audit.record(by=by, action=Action.SHARE, verb=f"round {round_.number} opened", on=round_)
    for one in people if invites else ():
        invite(panellist=one, by=by)
    return seal


@transaction.atomic
def invite(*, panellist: Panellist, by: Actor, noted: bool = True) -> links.Issued:
    """Send somebody the one link they vote by, and come back by; one sent before ends.

    A reminder is not noted on the panel's page: its day would tell who has not answered.
    """
    if panellist.left_at is not None:
        raise NotAllowed("They have left the panel.")
    links.end(by=by, role=Role.PANELLIST, subject=panellist.public_id)
    issued = links.issue(
        by=by,
        role=Role.PANELLIST,
        subject=panellist.public_id,
        name=panellist.name,
        channel=panellist.channel,
        address=panellist.address,
    )
    if noted:
        panellist.save_over(panellist.version, invited_at=timezone.now())
    told = posting.invitation(panellist.panel, queries.open_round(panellist.panel), issued.url)
    transaction.on_commit(
        partial(posting.send, panellist.channel, panellist.address, told), robust=True
    )
    return issued


@transaction.atomic
def remind(*, round_: Round, by: Actor) -> int:
    """Send a new link to those who have not answered; answer how many were sent.

    Nobody is told who they are.
    """
    if not queries.may_vote(round_):
        raise NotAllowed("The round takes no votes now.")
    waiting = queries.silent(round_)
    for one in waiting:
        invite(panellist=one, by=by, noted=False)
    audit.record(by=by, action=Action.SHARE, verb="panellists reminded", on=round_)
    return len(waiting)


@transaction.atomic
def extend(*, round_: Round, closes_at: datetime, reason: str, by: Actor) -> Round:
    """Let a round run longer than was fixed; the reason is kept and reported."""
    if round_.state != State.OPEN:
        raise NotAllowed("Only an open round can run longer.")
    if closes_at <= max(round_.closes_at, timezone.now()):
        raise NotAllowed("The new closing time must be later than the one that was fixed.")
    if not reason.strip():
        raise NotAllowed("Say why it runs longer.")
    told = {
        "was": round_.closes_at.isoformat(),
        "now": closes_at.isoformat(),
        "reason": reason.strip(),
        "by": by.name,
        "at": timezone.now().isoformat(),
    }
    round_.save_over(round_.version, closes_at=closes_at, extended=[*round_.extended, told])
    audit.record(by=by, action=Action.AMEND, verb=f"round {round_.number} extended", on=round_)
    return round_


def _sealed(round_: Round, asked: dict[str, int]) -> dict[str, Any]:
    """What is fixed when a round opens."""
    return {
        "schema": 1,
        "number": round_.number,
        "panel": round_.panel.title,
        "question": round_.question,
        "items": round_.items,
        "rule": round_.rule,
        "feeds": round_.feeds,
        "asked": asked,
        "apart": sorted(round_.panel.apart),
        "closes_at": round_.closes_at.isoformat(),
    }
