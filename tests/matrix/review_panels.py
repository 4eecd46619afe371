"""A panel of a review that has closed a round, and one that is voting, with words on a ballot."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.access.models import Link
from linkwork.access.roles import Role
from linkwork.evidence.panels import actions, queries
from linkwork.evidence.panels.counting.rules import Method, Rule
from linkwork.evidence.panels.models import Ballot, Panel, Panellist, Round
from linkwork.evidence.records.models import Review
from tests.matrix.cast import OF_BALLOT, OF_PANEL, OF_REVIEW, House

VOTERS = 3  # fewer, and nothing may be shown


def panels(house: House, review: Review, by: Actor) -> None:
    """One panel with what came of it, and one with a ballot that is open."""
    done, people = _panel(house, review, "Done", by)
    round_ = _open(house, done, by)
    for person in people:
        _vote(house, round_, person, OF_PANEL)
    actions.close(round_=round_, by=by)
    house.keep("panel_id", done)
    house.keep("round_id", round_)
    first = "ballot_id" not in house.things
    voting, people = _panel(house, review, "Voting", by)
    ballot = _vote(house, _open(house, voting, by), people[0], OF_BALLOT if first else "")
    house.keep("panellist_id", people[0])
    house.keep("ballot_id", ballot)
    house.keep("remark_id", queries.remarks(ballot)[0])


def _panel(house: House, review: Review, title: str, by: Actor) -> tuple[Panel, list[Panellist]]:
    told, own = f"{house.canary}{OF_PANEL}", f"{house.canary}{OF_REVIEW}"
    panel = actions.begin(
        review=review,
        title=f"{title} {told}",
        constituencies=[f"Everybody {told}"],
        told={"about": told, "why": own, "choosing": own, "given": own, "interests": own},
        by=by,
    )
    people = [
        actions.add(
            panel=panel,
            name=f"Seat {turn} {own}",
            constituency=panel.constituencies[0],
            channel="email",
            address=f"{title.lower()}{turn}@{own}.example",
            by=by,
        )
        for turn in range(VOTERS)
    ]
    return panel, people


def _open(house: House, panel: Panel, by: Actor) -> Round:
    told = f"{house.canary}{OF_PANEL}"
    items: list[dict[str, Any]] = [
        {"key": key, "code": code, "version": version, "text": told, "then": told}
        for key, code, version in (("EG90", "EG90", 1), ("S1", "", 0))
    ]
    made = actions.compose(
        panel=panel,
        question=f"What matters? {told}",
        rule=Rule(Method.RANK, choose=2, forward=1),
        items=items,
        closes_at=timezone.now() + timedelta(days=7),
        by=by,
    )
    actions.open_round(round_=made, by=by, invites=False)
    return made


def _vote(house: House, round_: Round, person: Panellist, word: str) -> Ballot:
    link = Link(
        organisation=person.organisation, role=Role.PANELLIST.value, subject=person.public_id
    )
    ballot, voter = queries.ballots_of(link).get(round=round_), Actor.by_link(link)
    actions.move(ballot=ballot, step="add", item="EG90", by=voter)
    actions.say(ballot=ballot, sort="dissent", text=f"No {house.canary}{word}", by=voter)
    return ballot
