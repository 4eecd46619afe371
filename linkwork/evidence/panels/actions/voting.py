"""Voting: each step is kept at once, and can be changed until the round closes."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.panels import queries
from linkwork.evidence.panels.counting.rules import HIGH, LOW, Method, Rule
from linkwork.evidence.panels.counting.tallies import AGREE, DISAGREE
from linkwork.evidence.panels.models import Ballot, Remark, Seal
from linkwork.evidence.panels.refusals import NotAllowed

CLOSED = "This round has closed. Your answer was counted as you left it."
MARKS = range(LOW.start, HIGH.stop)
LONGEST = 2_000


@transaction.atomic
def move(*, ballot: Ballot, step: str, item: str, by: Actor) -> Ballot:
    """Change one's order by one step: add, out, up or down. What was meant is done to what is kept.

    A step that is done already (the same button pressed twice) changes nothing.
    """
    seal, rule = _open(ballot, Method.RANK)
    chosen = list(ballot.choices or [])
    if item not in _keys(seal):
        raise NotAllowed("That is not among the choices.")
    if step == "add" and item not in chosen:
        if len(chosen) >= rule.choose:
            raise NotAllowed(f"You have chosen {rule.choose}. Take one out first.")
        chosen.append(item)
    elif step == "out" and item in chosen:
        chosen.remove(item)
    elif step in ("up", "down") and item in chosen:
        here = chosen.index(item)
        there = here + (1 if step == "down" else -1)
        if 0 <= there < len(chosen):
            chosen[here], chosen[there] = chosen[there], chosen[here]
    elif step not in ("add", "out", "up", "down"):
        raise NotAllowed("That is no step.")
    return _keep(ballot, ballot.version, chosen, by)


@transaction.atomic
def answer(*, ballot: Ballot, expected: int, choices: Mapping[str, Any], by: Actor) -> Ballot:
    """Keep the marks from 1 to 9, or who agrees with what; what is left out has no answer."""
    seal, rule = _open(ballot, Method.RATE, Method.AGREE)
    allowed = set(MARKS) if rule.method is Method.RATE else {AGREE, DISAGREE}
    given = {key: value for key, value in choices.items() if value not in (None, "")}
    known = _keys(seal)
    if any(key not in known or value not in allowed for key, value in given.items()):
        raise NotAllowed("That is not among the choices.")
    return _keep(ballot, expected, given, by)


@transaction.atomic
def say(*, ballot: Ballot, sort: str, text: str, by: Actor, item: str = "") -> Remark:
    """Keep what somebody adds, would say differently, or does not agree with."""
    seal, _ = _open(ballot)
    words = text.strip()
    if not words or len(words) > LONGEST:
        raise NotAllowed(f"Write something, in at most {LONGEST:,} letters.")
    if sort not in Remark.Sort.values:
        raise NotAllowed("Say what it is.")
    if (sort == Remark.Sort.REWORD and not item) or (item and item not in _keys(seal)):
        raise NotAllowed("Choose which one you would say differently.")
    remark = Remark.objects.create(
        organisation=ballot.organisation,
        subject=ballot.subject,
        ballot=ballot,
        sort=sort,
        item=item,
        text=words,
        said_at=timezone.now(),
    )
    if ballot.round.method == Method.SUGGEST.value:
        _keep(ballot, ballot.version, ["said"], by)
    audit.record(by=by, action=Action.AMEND, verb="remark kept", on=ballot)
    return remark


@transaction.atomic
def take_back(*, remark: Remark, by: Actor) -> None:
    """Take back something one said, while the round is open."""
    ballot = remark.ballot
    _open(ballot)
    remark.delete()
    if ballot.round.method == Method.SUGGEST.value and not queries.remarks(ballot):
        _keep(ballot, ballot.version, [], by)
    audit.record(by=by, action=Action.AMEND, verb="remark taken back", on=ballot)


def _open(ballot: Ballot, *methods: Method) -> tuple[Seal, Rule]:
    """What was fixed for a round that takes votes now."""
    if not queries.may_vote(ballot.round):
        raise NotAllowed(CLOSED)
    seal = queries.seal_of(ballot.round)
    assert seal is not None  # it is open
    rule = Rule.of(seal.content["rule"])
    if methods and rule.method not in methods:
        raise NotAllowed("This round asks in another way.")
    return seal, rule


def _keys(seal: Seal) -> set[str]:
    return {one["key"] for one in seal.content["items"]}


def _keep(ballot: Ballot, expected: int, choices: Any, by: Actor) -> Ballot:
    ballot.save_over(expected, choices=choices, saved_at=timezone.now())
    audit.record(by=by, action=Action.AMEND, verb="ballot kept", on=ballot)
    return ballot
