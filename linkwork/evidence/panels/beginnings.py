"""The demonstration's panels: nine invented people, one panel signed, one still voting."""

import tomllib
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.access.links import actions as links
from linkwork.access.models import Link
from linkwork.access.roles import Role
from linkwork.evidence.panels import actions, queries
from linkwork.evidence.panels.counting.rules import Method, Rule
from linkwork.evidence.panels.forms.rounds import closing
from linkwork.evidence.panels.models import Panel, Panellist, Round
from linkwork.evidence.panels.models.panels import PEOPLE
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import actions as synthesis
from linkwork.library import queries as shelf

WRITTEN = Path(__file__).with_name("invented_panel.toml")
HEARD = [PEOPLE, "Link workers", "Referrers and providers"]
FIRST = "Which statements should we look into first?"
SECOND = "What matters most for people to go, and keep going?"
GUEST = "Grace Mbeki"  # whose link the demonstration's front page opens
SO_FAR = ["EG3", "EN2", "AD9", "EG1"]
ENOUGH = 12  # statements to ask a panel about
ANSWERED = 5  # of the eight others, in the round that is open
TOLD = {
    "about": "Thank you for helping us decide what to look into. Everybody on this panel is "
    "invented, for the demonstration.",
    "why": "Studies do not say which of the statements matter most to those concerned.",
    "choosing": "Three people of each group, invented with the demonstration.",
    "given": "The statements in plain words, each with what follows from it. No figures.",
    "interests": "Nobody is paid: nobody is real.",
}


@transaction.atomic
def begin(*, review: Review, reviewers: Sequence[Actor], by: Actor) -> None:
    """Ask an invented panel: one ranking signed, another half-way through; once."""
    if queries.panels(review).exists():
        return
    said = tomllib.loads(WRITTEN.read_text(encoding="utf-8"))
    if len(queries.candidates(review)) < ENOUGH:
        codes = [one.code for one in shelf.latest()]
        synthesis.take_up(review=review, codes=codes, reason="To be put to a panel", by=by)
    _first(review, said["person"], by)
    _second(review, said, by)


def _first(review: Review, people: list[dict[str, str]], by: Actor) -> None:
    """A round of suggestions, then a ranking that is closed and signed."""
    panel, seats = _panel(review, FIRST, people, by)
    words = _open(panel, "What is missing? What would you say differently?", Method.SUGGEST, by)
    for one, seat in zip(people, seats, strict=True):
        sort, _, text = one["said"].partition(": ")
        ballot = _ballot(words, seat)
        actions.say(ballot=ballot, sort=sort, text=text, by=_voter(seat))
    actions.close(round_=_now(words), by=by)
    actions.sign(round_=_now(words), by=by)
    ranking = _open(panel, "Which six matter most?", Method.RANK, by)
    for one, seat in zip(people, seats, strict=True):
        _choose(ranking, seat, one["order"].split())
    actions.close(round_=_now(ranking), by=by)
    actions.sign(round_=_now(ranking), by=by)


def _second(review: Review, said: dict[str, Any], by: Actor) -> None:
    """A ranking that is open: some have answered, and the guest is half-way."""
    people = said["person"]
    panel, seats = _panel(review, SECOND, people, by)
    round_ = _open(panel, SECOND, Method.RANK, by, plain=said["plain"])
    guest = next(one for one in seats if one.name == GUEST)
    others = [(one, seat) for one, seat in zip(people, seats, strict=True) if seat != guest]
    for one, seat in others[:ANSWERED]:
        _choose(round_, seat, one["order"].split())
    _choose(round_, guest, SO_FAR)
    links.issue(
        by=by,
        role=Role.PANELLIST,
        subject=guest.public_id,
        name=GUEST,
        channel=guest.channel,
        address=guest.address,
    )


def _panel(
    review: Review, title: str, people: list[dict[str, str]], by: Actor
) -> tuple[Panel, list[Panellist]]:
    panel = actions.begin(
        review=review, title=title, constituencies=HEARD, by=by, invented=True, told=TOLD
    )
    seats = [
        actions.add(
            panel=panel,
            name=one["name"],
            constituency=one["constituency"],
            channel="email",
            address=f"{one['name'].lower().replace(' ', '.')}@panel.example",
            by=by,
        )
        for one in people
    ]
    return panel, seats


def _open(
    panel: Panel, question: str, method: Method, by: Actor, plain: dict[str, str] | None = None
) -> Round:
    """A round about every statement that stands, opened without sending anything."""
    plain = plain or {}
    items = [
        {
            "key": one.code,
            "code": one.code,
            "version": one.version,
            "text": plain.get(one.code) or _in_words(one.content["if_text"]),
            "then": str(one.content["then_text"]),
        }
        for one in queries.candidates(panel.review)
        if not plain or one.code[:2] != "SY"
    ]
    made = actions.compose(
        panel=panel,
        question=question,
        rule=Rule(method, quorum=dict.fromkeys(HEARD, 2)),
        items=items,
        closes_at=closing(timezone.localdate() + timedelta(days=14)),
        by=by,
    )
    actions.open_round(round_=made, by=by, invites=False)
    return made


def _in_words(condition: str) -> str:
    return condition[:1].upper() + condition[1:]


def _choose(round_: Round, seat: Panellist, order: list[str]) -> None:
    asked = {one["key"] for one in queries.items_of(round_)}
    ballot, voter = _ballot(round_, seat), _voter(seat)
    for code in order:
        if code in asked:
            actions.move(ballot=ballot, step="add", item=code, by=voter)


def _ballot(round_: Round, seat: Panellist) -> Any:
    return queries.ballots_of(_way_in(seat)).get(round=round_)


def _voter(seat: Panellist) -> Actor:
    return Actor.by_link(_way_in(seat))


def _way_in(seat: Panellist) -> Link:
    """A link that is not kept: the invented people never come themselves."""
    return Link(
        organisation=seat.organisation,
        role=Role.PANELLIST.value,
        subject=seat.public_id,
        name=seat.name,
    )


def _now(round_: Round) -> Round:
    return queries.rounds(round_.panel).get(pk=round_.pk)
