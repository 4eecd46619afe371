"""A panellist's own pages: the rounds, the order they chose, and what they said."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from linkwork.access.models import Organisation
from linkwork.evidence.panels import queries
from linkwork.evidence.panels.counting.rules import Method, Rule
from linkwork.evidence.panels.models import Ballot, Remark, Round
from linkwork.evidence.panels.presenters import rule as words
from linkwork.evidence.panels.presenters.outcome import shown
from linkwork.evidence.panels.sealing import by_chance
from linkwork.ui.words import clock, counted, day, weekday

FIRST_SHOWN = 5  # of those that are not chosen; the rest on demand
STATES = {Round.State.CLOSED: "Closed: being checked", Round.State.SIGNED: "Closed"}


def home(ballots: list[Ballot], service: Organisation) -> dict[str, Any]:
    """The rounds somebody is or was asked in."""
    return {
        "service": service,
        "panel": ballots[0].round.panel if ballots else None,
        "rounds": [
            {
                "href": reverse("vote:ballot", args=[one.public_id]),
                "question": one.round.question,
                "number": one.round.number,
                "open": queries.may_vote(one.round),
                "closes": closing(one.round),
                "state": "" if queries.may_vote(one.round) else _state(one.round),
                "begun": bool(one.choices),
            }
            for one in ballots
        ],
    }


def in_their_order(ballot: Ballot) -> list[dict[str, Any]]:
    """The items of a round, in an order made by chance that stays this person's."""
    items = {one["key"]: one for one in queries.items_of(ballot.round)}
    order = by_chance(list(items), str(ballot.round.public_id), str(ballot.public_id))
    return [items[key] for key in order]


def ranking(ballot: Ballot, *, whole: bool) -> dict[str, Any]:
    """The order somebody chose so far, and the others; a closed round with what came of it."""
    context = _frame(ballot)
    rule: Rule = context["rule"]
    items = in_their_order(ballot)
    by_key = {one["key"]: one for one in items}
    kept = ballot.choices if isinstance(ballot.choices, list) else []
    chosen = [by_key[key] for key in kept if key in by_key]
    others = [one for one in items if one not in chosen]
    here = reverse("vote:ballot", args=[ballot.public_id])
    return context | {
        "chosen": chosen,
        "places": range(len(chosen) + 1, rule.choose + 1),
        "full": len(chosen) >= rule.choose,
        "so_far": f"{len(chosen)} of {rule.choose} chosen",
        "others": others if whole else others[:FIRST_SHOWN],
        "hidden": 0 if whole else len(others[FIRST_SHOWN:]),
        "here": f"{here}?all=1" if whole else here,
        "all_href": f"{here}?all=1#others",
    }


def answering(ballot: Ballot) -> dict[str, Any]:
    """The items to be rated or agreed with."""
    kept = ballot.choices or {}
    items = in_their_order(ballot)
    return _frame(ballot) | {
        "items": items,
        "so_far": f"{len(kept)} of {len(items)} answered",
        "rates": ballot.round.method == Method.RATE.value,
    }


def suggesting(ballot: Ballot) -> dict[str, Any]:
    """What stands there already, and what one said."""
    return said(ballot) | {"items": in_their_order(ballot)}


def said(ballot: Ballot) -> dict[str, Any]:
    """What somebody said in their own words so far."""
    items = {one["key"]: one["text"] for one in queries.items_of(ballot.round)}
    return _frame(ballot) | {
        "said": [
            {
                "sort": Remark.Sort(one.sort).label,
                "about": items.get(one.item, ""),
                "text": one.text,
                "back": reverse("vote:take_back", args=[ballot.public_id, one.public_id]),
            }
            for one in queries.remarks(ballot)
        ]
    }


def saved_words(ballot: Ballot) -> str:
    """What is said when somebody saves their order."""
    many = len(ballot.choices or [])
    if not many:
        return "Nothing is chosen yet. Your page stays as it is."
    until = closing(ballot.round)
    return f"Your order of {many} is kept. You can come back and change it until {until}."


def closing(round_: Round) -> str:
    """When a round closes: Friday 29 May 2026 at 17:00."""
    return f"{weekday(timezone.localtime(round_.closes_at).date())} at {clock(round_.closes_at)}"


def _frame(ballot: Ballot) -> dict[str, Any]:
    """What every page of a round shows."""
    round_ = ballot.round
    seal = queries.seal_of(round_)
    assert seal is not None  # a ballot is made when the round opens
    rule = Rule.of(seal.content["rule"])
    outcome = queries.outcome(round_) if round_.state == Round.State.SIGNED else None
    return {
        "ballot": ballot,
        "round": round_,
        "panel": round_.panel,
        "rule": rule,
        "open": queries.may_vote(round_),
        "closes": closing(round_),
        "task": words.task(rule),
        "how": words.counted_how(rule),
        "private": words.private(rule, round_.panel.constituencies),
        "quorum": words.quorum(rule),
        "fixed_on": day(seal.sealed_at),
        "state": _state(round_),
        "outcome": shown(outcome) if outcome else None,
        "number_of_items": counted(len(seal.content["items"]), "item"),
        "home_href": reverse("vote:home"),
        "say_href": reverse("vote:say", args=[ballot.public_id]),
        "ballot_href": reverse("vote:ballot", args=[ballot.public_id]),
    }


def _state(round_: Round) -> str:
    if round_.state == Round.State.OPEN:
        return "The time to vote is over; it is counted soon"
    return STATES.get(Round.State(round_.state), "")
