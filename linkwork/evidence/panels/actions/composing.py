"""Getting a panel ready: why it is asked, who is on it, and what a round will ask."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.links import actions as links
from linkwork.access.roles import Action, Role
from linkwork.evidence.panels import queries
from linkwork.evidence.panels.counting.rules import Rule
from linkwork.evidence.panels.models import Ballot, Panel, Panellist, Round
from linkwork.evidence.panels.refusals import NotAllowed
from linkwork.evidence.records.models import Review

State = Round.State


@transaction.atomic
def begin(
    *,
    review: Review,
    title: str,
    constituencies: Sequence[str],
    by: Actor,
    invented: bool = False,
    told: Mapping[str, str] | None = None,
) -> Panel:
    """Begin a panel. `told` is about, why, choosing, given and interests, as far as known."""
    if queries.panels(review).filter(title__iexact=title.strip()).exists():
        raise NotAllowed(f"There is a panel called “{title}” already.")
    names = list(dict.fromkeys(name.strip() for name in constituencies if name.strip()))
    if not names:
        raise NotAllowed("Say whom the panel hears: at least one constituency.")
    panel = Panel(
        organisation=review.organisation,
        subject=review.public_id,
        review=review,
        title=title.strip(),
        constituencies=names,
        invented=invented,
        made_by=by.user,
        made_at=timezone.now(),
        **(told or {}),
    )
    panel.save()
    audit.record(by=by, action=Action.CREATE, verb="panel begun", on=panel)
    return panel


@transaction.atomic
def amend(*, panel: Panel, expected: int, by: Actor, **told: str) -> Panel:
    """Change what is told of a panel; its constituencies stay once anybody is on it."""
    panel.save_over(expected, **told)
    audit.record(by=by, action=Action.AMEND, verb="panel amended", on=panel)
    return panel


@transaction.atomic
def add(
    *, panel: Panel, name: str, constituency: str, channel: str, address: str, by: Actor
) -> Panellist:
    """Put somebody on the panel. While a round is open its people stay as they were asked."""
    if constituency not in panel.constituencies:
        raise NotAllowed(f"“{constituency}” is no constituency of this panel.")
    if queries.open_round(panel) is not None:
        raise NotAllowed("A round is open: people join between rounds.")
    there = Panellist.objects.filter(panel=panel, address__iexact=address.strip()).first()
    if there is not None:
        raise NotAllowed("Somebody with this address is, or was, on the panel.")
    panellist = Panellist.objects.create(
        organisation=panel.organisation,
        subject=panel.subject,
        panel=panel,
        name=name.strip(),
        constituency=constituency,
        channel=channel,
        address=address.strip(),
        added_at=timezone.now(),
    )
    audit.record(by=by, action=Action.CREATE, verb="panellist added", on=panellist)
    return panellist


@transaction.atomic
def remove(*, panellist: Panellist, by: Actor) -> None:
    """Take somebody off the panel: their link ends, and what they said in an open round goes."""
    if panellist.left_at is not None:
        raise NotAllowed("They have left the panel already.")
    links.end(by=by, role=Role.PANELLIST, subject=panellist.public_id)
    for ballot in Ballot.objects.filter(panellist=panellist, round__state=State.OPEN):
        ballot.remarks.all().delete()
        ballot.delete()
    panellist.save_over(panellist.version, left_at=timezone.now())
    audit.record(by=by, action=Action.AMEND, verb="panellist left", on=panellist)


@transaction.atomic
def compose(
    *,
    panel: Panel,
    question: str,
    rule: Rule,
    items: Sequence[dict[str, Any]],
    closes_at: datetime,
    by: Actor,
    feeds: bool = True,
) -> Round:
    """Prepare a round; it can be changed until it is opened."""
    unfinished = queries.rounds(panel).filter(state__in=[State.DRAFT, State.OPEN]).first()
    if unfinished is not None:
        raise NotAllowed(f"Round {unfinished.number} has not closed yet.")
    made = Round.objects.create(
        organisation=panel.organisation,
        subject=panel.subject,
        panel=panel,
        number=queries.rounds(panel).count() + 1,
        question=question.strip(),
        method=rule.method.value,
        items=_checked(items),
        rule=rule.row,
        feeds=feeds,
        closes_at=closes_at,
    )
    audit.record(by=by, action=Action.CREATE, verb=f"round {made.number} prepared", on=made)
    return made


@transaction.atomic
def amend_round(
    *,
    round_: Round,
    expected: int,
    question: str,
    rule: Rule,
    items: Sequence[dict[str, Any]],
    closes_at: datetime,
    by: Actor,
    feeds: bool = True,
) -> Round:
    """Change a round that has not been opened."""
    if round_.state != State.DRAFT:
        raise NotAllowed("The items and the rule were fixed when the round opened.")
    round_.save_over(
        expected,
        question=question.strip(),
        method=rule.method.value,
        items=_checked(items),
        rule=rule.row,
        feeds=feeds,
        closes_at=closes_at,
    )
    audit.record(by=by, action=Action.AMEND, verb=f"round {round_.number} changed", on=round_)
    return round_


def _checked(items: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    keys = [one["key"] for one in items]
    if len(set(keys)) != len(keys):
        raise NotAllowed("An item stands there twice.")
    return list(items)
