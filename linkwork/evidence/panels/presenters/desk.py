"""Panels for the members of a review: the list, one panel with its people, one round."""

from typing import Any

from django.urls import reverse

from linkwork.evidence.panels import queries
from linkwork.evidence.panels.counting.rules import Rule
from linkwork.evidence.panels.models import Panel, Panellist, Round
from linkwork.evidence.panels.presenters import rule as words
from linkwork.evidence.panels.presenters.ballot import closing
from linkwork.evidence.panels.presenters.outcome import shown
from linkwork.evidence.records import presenters as records
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis.queries import InReview
from linkwork.ui.words import counted, day, day_clock

State = Round.State
COLOURS = {State.DRAFT: "white", State.OPEN: "yellow", State.CLOSED: "blue", State.SIGNED: "grey"}
ABOUT = (
    ("What panellists are told first", "about"),
    ("Why a panel", "why"),
    ("How people were chosen", "choosing"),
    ("What they were given beforehand", "given"),
    ("Interests, payments, funding", "interests"),
)


def listed(review: Review, found: list[Panel]) -> dict[str, Any]:
    """The panels of a review, each with its rounds."""
    rounds: dict[int, list[Round]] = {}
    for one in queries.rounds_of(review):
        rounds.setdefault(one.panel_id, []).append(one)
    return records.within(review, "panels") | {
        "panels": [_panel_row(one, rounds.get(one.pk, [])) for one in found],
        "report_href": reverse("panels:report", args=[review.public_id]),
    }


def panel_page(panel: Panel) -> dict[str, Any]:
    """One panel: who is on it, its rounds, and what its report will say of it."""
    review = panel.review
    rounds = list(queries.rounds(panel))
    unfinished = [one for one in rounds if one.state in (State.DRAFT, State.OPEN)]
    asked = queries.asked(panel)
    return _within(review, panel) | {
        "panel": panel,
        "rounds": [_round_row(review, one) for one in rounds],
        "people": [_person(review, one) for one in queries.panellists(panel)],
        "asked": [(name, counted(many, "person", "people")) for name, many in asked.items()],
        "told": [(label, getattr(panel, name)) for label, name in ABOUT],
        "joinable": not any(one.state == State.OPEN for one in unfinished),
        "may_compose": not unfinished,
        "rounds_open": any(one.state == State.OPEN for one in unfinished),
    }


def round_page(round_: Round) -> dict[str, Any]:
    """One round: what it asks, its rule, how many have answered; never who, or what."""
    review, seal = round_.panel.review, queries.seal_of(round_)
    rule = Rule.of(seal.content["rule"] if seal else round_.rule)
    turnout = queries.turnout(round_) if round_.state == State.OPEN else {}
    done = sum(answered for answered, _ in turnout.values())
    asked = sum(number for _, number in turnout.values())
    outcome = queries.outcome(round_)
    return _within(review, round_.panel, (f"Round {round_.number}", _href(review, round_))) | {
        "round": round_,
        "panel": round_.panel,
        "state": round_.get_state_display(),
        "colour": COLOURS[State(round_.state)],
        "items": queries.items_of(round_),
        "rule": [words.task(rule), words.counted_how(rule), words.quorum(rule)],
        "private": words.private(rule, round_.panel.constituencies),
        "closes": closing(round_),
        "faults": _faults(round_, rule) if round_.state == State.DRAFT else [],
        "enough": _enough(rule, turnout),
        "answered": f"{done} of {counted(asked, 'person', 'people')} answered",
        "share": done / asked if asked else 0.0,
        "waiting": asked - done,
        "may_close": round_.state == State.OPEN and (done == asked or not queries.may_vote(round_)),
        "over": round_.state == State.OPEN and not queries.may_vote(round_),
        "seal": seal,
        "extended": round_.extended,
        "fixed": f"{day_clock(seal.sealed_at)} by {seal.sealed_by}" if seal else "",
        "outcome": shown(outcome) if outcome else None,
    }


def offered(panel: Panel, round_: Round | None) -> list[dict[str, Any]]:
    """The statements a round can ask about, with the words they have, or would have."""
    kept = {one["key"]: one for one in round_.items} if round_ else {}
    earlier = _went_forward(panel)
    return [
        {
            "key": one.code,
            "version": one.version,
            "nickname": one.nickname,
            "stage": one.stage,
            "status": one.status,
            "text": kept.get(one.code, {}).get("text") or _condition(one),
            "then": one.content["then_text"],
            "taken": one.code in kept if round_ else (not earlier or one.code in earlier),
        }
        for one in queries.candidates(panel.review)
    ]


def own_lines(round_: Round | None) -> str:
    """The panel's own items of a round in preparation, one a line."""
    return "\n".join(one["text"] for one in round_.items if not one["code"]) if round_ else ""


def said_before(panel: Panel) -> list[dict[str, str]]:
    """What earlier rounds said was missing, or would say differently."""
    return [one for outcome in queries.results_of(panel) for one in shown(outcome).said]


def _went_forward(panel: Panel) -> set[str]:
    """What the latest round with votes sent forward."""
    for outcome in reversed(queries.results_of(panel)):
        found = {one["key"] for one in outcome.result.content["lines"] if one["forward"]}
        if found:
            return found
    return set()


def _condition(one: InReview) -> str:
    text = str(one.content["if_text"])
    return text[:1].upper() + text[1:]


def _within(review: Review, panel: Panel, *more: tuple[str, str]) -> dict[str, Any]:
    listed_at = reverse("panels:list", args=[review.public_id])
    here = reverse("panels:panel", args=[review.public_id, panel.public_id])
    trail = (("Panels", listed_at), *(((panel.title, here), *more[:-1]) if more else ()))
    return records.within(review, "panels", *trail)


def _href(review: Review, round_: Round) -> str:
    return reverse("panels:round", args=[review.public_id, round_.public_id])


def _panel_row(panel: Panel, rounds: list[Round]) -> dict[str, Any]:
    latest = rounds[-1] if rounds else None
    return {
        "href": reverse("panels:panel", args=[panel.review.public_id, panel.public_id]),
        "title": panel.title,
        "invented": panel.invented,
        "hears": panel.constituencies,
        "rounds": counted(len(rounds), "round"),
        "latest": latest.question if latest else "",
        "state": latest.get_state_display() if latest else "No round yet",
        "colour": COLOURS[State(latest.state)] if latest else "white",
    }


def _round_row(review: Review, round_: Round) -> dict[str, Any]:
    rule = Rule.of(round_.rule)
    return {
        "href": _href(review, round_),
        "number": round_.number,
        "question": round_.question,
        "method": words.METHODS[rule.method],
        "items": counted(len(round_.items), "item"),
        "state": round_.get_state_display(),
        "colour": COLOURS[State(round_.state)],
        "closes": closing(round_) if round_.state == State.OPEN else "",
    }


def _person(review: Review, one: Panellist) -> dict[str, Any]:
    at = [review.public_id, one.public_id]
    return {
        "name": one.name,
        "constituency": one.constituency,
        "where": one.address,
        "invited": f"link sent {day(one.invited_at)}" if one.invited_at else "no link sent yet",
        "invite": reverse("panels:invite", args=at),
        "remove": reverse("panels:remove", args=at),
    }


def _enough(rule: Rule, turnout: dict[str, tuple[int, int]]) -> str:
    """In how many groups enough have answered: not in which, as that could tell who has not."""
    if not rule.quorum:
        return "No quorum was fixed."
    there = sum(turnout.get(name, (0, 0))[0] >= least for name, least in rule.quorum.items())
    return f"Enough have answered in {there} of {counted(len(rule.quorum), 'group')}."


def _faults(round_: Round, rule: Rule) -> list[str]:
    asked = queries.asked(round_.panel)
    found = rule.faults(len(round_.items), asked)
    return found if sum(asked.values()) else [*found, "Nobody is on the panel yet."]
