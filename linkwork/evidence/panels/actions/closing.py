"""Closing a round: votes are counted without names, the result is hashed, and members sign it."""

from random import SystemRandom
from typing import Any

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.panels import giving, queries
from linkwork.evidence.panels.counting.results import Cast, Counted, count
from linkwork.evidence.panels.counting.rules import Rule
from linkwork.evidence.panels.models import (
    Ballot,
    CountedVote,
    KeptRemark,
    Remark,
    Result,
    Round,
    Seal,
    Signature,
)
from linkwork.evidence.panels.refusals import NotAllowed
from linkwork.evidence.panels.sealing import hash_of

State = Round.State
CHANCE = SystemRandom()


@transaction.atomic
def close(*, round_: Round, by: Actor) -> Result:
    """Count a round and cut every vote from its name. Before its time only if all have answered."""
    if round_.state != State.OPEN:
        raise NotAllowed("Only an open round can be closed.")
    now = timezone.now()
    ballots = list(Ballot.objects.filter(round=round_).select_related("panellist"))
    if now < round_.closes_at and not all(one.choices for one in ballots):
        raise NotAllowed("It closes at the time that was fixed, or when everybody has answered.")
    seal = queries.seal_of(round_)
    assert seal is not None  # it is open
    counted = _counted(seal, ballots, round_)
    result = Result.of(
        round=round_,
        content=counted.content,
        hash=hash_of(counted.content),
        closed_by=by.name,
        closed_at=now,
    )
    _keep_votes(result, counted)
    _keep_remarks(result, ballots)
    round_.save_over(round_.version, state=State.CLOSED, closed_at=now)
    audit.record(by=by, action=Action.SHARE, verb=f"round {round_.number} closed", on=round_)
    return result


@transaction.atomic
def sign(*, round_: Round, by: Actor) -> Signature:
    """Put one's name under a result: it was counted as it was fixed.

    With the first name the statements that went forward become prioritised in the review, and the
    votes stand beside each published statement in the library.
    """
    outcome = queries.outcome(round_)
    if outcome is None or round_.state not in (State.CLOSED, State.SIGNED):
        raise NotAllowed("There is no result to sign yet.")
    if by.user is None:
        raise NotAllowed("A signature is a person’s.")
    if not outcome.holds:
        raise NotAllowed("What was fixed or counted is no longer as it was hashed.")
    if Signature.objects.filter(result=outcome.result, signer=by.user).exists():
        raise NotAllowed("You have signed it already.")
    first = round_.state == State.CLOSED
    signature = Signature.of(
        result=outcome.result,
        signed_hash=outcome.result.hash,
        signed_by=by.name,
        signed_as=by.role.value,
        signer=by.user,
        signed_at=timezone.now(),
    )
    if first:
        round_.save_over(round_.version, state=State.SIGNED)
        giving.hand_on(outcome, by)
    audit.record(by=by, action=Action.SHARE, verb=f"round {round_.number} signed", on=round_)
    return signature


def _counted(seal: Seal, ballots: list[Ballot], round_: Round) -> Counted:
    content: dict[str, Any] = seal.content
    asked = dict.fromkeys(content["asked"], 0)
    for one in ballots:
        name = one.panellist.constituency
        asked[name] = asked.get(name, 0) + 1
    found = count(
        keys=[one["key"] for one in content["items"]],
        cast=[Cast(one.panellist.constituency, one.choices) for one in ballots],
        asked=asked,
        rule=Rule.of(content["rule"]),
        seal=seal.hash,
        apart=frozenset(content["apart"]),
    )
    found.content["extended"] = round_.extended
    return found


def _keep_votes(result: Result, counted: Counted) -> None:
    """The votes in an order made by chance; the ballots they were on are emptied."""
    votes = list(counted.votes)
    CHANCE.shuffle(votes)
    for place, vote in enumerate(votes, 1):
        CountedVote.of(result=result, place=place, group=vote.group, choices=vote.choices)
    Ballot.objects.filter(round=result.round).update(choices=None, saved_at=None)


def _keep_remarks(result: Result, ballots: list[Ballot]) -> None:
    """What was said, in an order made by chance, without who said it."""
    said = list(Remark.objects.filter(ballot__in=ballots))
    CHANCE.shuffle(said)
    for place, one in enumerate(said, 1):
        KeptRemark.of(result=result, place=place, sort=one.sort, item=one.item, text=one.text)
    Remark.objects.filter(ballot__in=ballots).delete()
