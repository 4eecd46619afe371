"""A panel of nine on a review with some statements, a round that is ready, and its voters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.access.links import secrets
from linkwork.access.models import Link, LinkSession
from linkwork.access.roles import Role
from linkwork.evidence.panels import actions, queries
from linkwork.evidence.panels.counting.rules import Method, Rule
from linkwork.evidence.panels.models import Ballot, Panel, Panellist, Round
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import actions as synthesis
from linkwork.library import actions as library

CODES = ["EN1", "EN2", "EG3", "EG4", "EG5", "AD5", "AD6", "AD7"]
HEARD = ["People and carers", "Link workers", "Referrers"]
SIZES = (4, 3, 2)


@dataclass
class Nine:
    """A panel of nine: four people and carers, three link workers, two referrers."""

    panel: Panel
    by: Actor
    people: list[Panellist] = field(default_factory=list)

    def compose(self, method: Method = Method.RANK, **changes: Any) -> Round:
        """A round that is ready to be opened."""
        rule = Rule(method, choose=3, forward=2, **changes.pop("rule", {}))
        items = [
            {"key": code, "code": code, "version": 1, "text": f"Words of {code}", "then": "it goes"}
            for code in CODES
        ]
        said: dict[str, Any] = {
            "question": "What matters most?",
            "rule": rule,
            "items": items,
            "closes_at": timezone.now() + timedelta(days=7),
        }
        return actions.compose(panel=self.panel, by=self.by, **(said | changes))

    def open(self, method: Method = Method.RANK, **changes: Any) -> Round:
        """A round that is open."""
        made = self.compose(method, **changes)
        actions.open_round(round_=made, by=self.by, invites=False)
        return made

    def ballot(self, round_: Round, turn: int) -> Ballot:
        """The ballot of one of the nine."""
        return Ballot.objects.select_related("round__panel__review").get(
            round=round_, panellist=self.people[turn]
        )

    def actor(self, turn: int) -> Actor:
        """One of the nine, by a link that was opened."""
        return Actor.by_link(self.link(turn))

    def link(self, turn: int) -> Link:
        """The link of one of the nine."""
        return Link.objects.create(
            organisation=self.panel.organisation,
            role=Role.PANELLIST.value,
            subject=self.people[turn].public_id,
            name=self.people[turn].name,
            channel="email",
            address=self.people[turn].address,
            handle_hash=secrets.hashed("handle", secrets.handle()),
            until_at=timezone.now() + timedelta(days=1),
        )

    def browser(self, turn: int) -> Client:
        """A browser in which one of the nine has come in by their link."""
        key = secrets.key()
        LinkSession.objects.create(
            link=self.link(turn),
            key_hash=secrets.hashed("session", key),
            confirmed=True,
            seen_at=timezone.now(),
        )
        client = Client()
        client.cookies[settings.LINK_COOKIE_NAME] = key
        return client

    def vote(self, round_: Round, turn: int, order: Sequence[str]) -> None:
        """One of the nine chooses these, in this order."""
        actor = self.actor(turn)
        for code in order:
            actions.move(ballot=self.ballot(round_, turn), step="add", item=code, by=actor)


@pytest.fixture
def nine(review: Review, sade: Actor) -> Nine:
    """A panel of nine, whose review has taken statements up."""
    library.load_starter(by=sade)
    synthesis.take_up(review=review, codes=CODES, reason="To begin with", by=sade)
    panel = actions.begin(
        review=review, title="What matters most?", constituencies=HEARD, by=sade, invented=True
    )
    made = Nine(panel, sade)
    for name, size in zip(HEARD, SIZES, strict=True):
        for turn in range(size):
            who = f"{name.split()[0]} {turn + 1}"
            made.people.append(
                actions.add(
                    panel=panel,
                    name=who,
                    constituency=name,
                    channel="email",
                    address=f"{who.lower().replace(' ', '.')}@panel.example",
                    by=sade,
                )
            )
    return made


ORDERS = ["EG3 AD5 EN1", "EG3 EN1 AD5", "EG3 AD5", "AD5 EG3 EG4", "EG3", "EG4 EG3 AD6"]
ORDERS += ["AD5 EG3 EN2", "EG3 AD6 AD7", "EN1 EG3 AD5"]


@pytest.fixture
def voted(nine: Nine) -> Callable[..., Round]:
    """An open round in which everybody has voted."""

    def vote(**changes: Any) -> Round:
        made = nine.open(**changes)
        for turn, order in enumerate(ORDERS):
            nine.vote(made, turn, order.split())
        return queries.rounds(nine.panel).get(pk=made.pk)

    return vote
