"""Access walked through its acts, against a model that knows nothing of grants or rules.

Assign, share, hand over, cover, take back, close, restrict, break glass, bar, and let time pass:
after every step, who may read a person's case, notes and concern is what the model says.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from unittest import mock

import pytest
from django.utils import timezone

from linkwork.access import grants
from linkwork.access.actors import Actor
from linkwork.access.decisions import decide
from linkwork.access.doors import visible
from linkwork.access.models import Grant, Protected
from linkwork.access.roles import Action, Relation, Role
from linkwork.practice.referrals import actions as referrals
from linkwork.practice.referrals.models import Case, Contact
from linkwork.practice.supervision import actions
from linkwork.practice.supervision.models import CaseCover, SafeguardingConcern
from linkwork.practice.supervision.moves import NotAllowed
from tests.unit.practice import cast
from tests.unit.practice.conftest import house  # noqa: F401  (a fixture is asked for by name)
from tests.unit.practice.supervision import scenes

QUARTER = timedelta(minutes=15)
SHORT = 500  # steps in every run; the long ones are for the nightly


@dataclass
class Person:
    """What the model knows of one person: plain names and times."""

    case: Case
    holder: str
    concern: SafeguardingConcern | None = None
    covers: list[tuple[str, datetime, CaseCover]] = field(default_factory=list)
    glass: dict[str, datetime] = field(default_factory=dict)
    barred: set[str] = field(default_factory=set)
    restricted: bool = False
    open: bool = False  # a concern is open
    raised_by: str = ""
    named: bool = False


@dataclass
class World:
    """Staff by what they are called here, people, and the clock."""

    staff: dict[str, Actor]
    people: list[Person]
    now: datetime

    def holds(self, person: Person, who: str) -> bool:
        """Whether somebody is the link worker, or covers just now."""
        covering = any(w == who and until > self.now for w, until, _ in person.covers)
        return who == person.holder or covering

    def case_read(self, person: Person, who: str) -> bool:
        """Whether the model lets somebody read the case."""
        if who in person.barred:
            return False
        glass = person.glass.get(who, self.now) > self.now
        if who in ("jo", "ada"):
            return self.holds(person, who) or glass
        if who == "lead":
            return True
        if who == "grace":
            return person.open or glass
        return False

    def concern_read(self, person: Person, who: str) -> bool:
        """Whether the model lets somebody read the concern."""
        if who in person.barred:
            return False
        if who in ("jo", "ada"):
            mine = self.holds(person, who) or person.raised_by == who
            return mine and not person.restricted
        return who == "grace" or (who == "lead" and person.named)


@pytest.fixture
def world(house: cast.Riverbank) -> World:  # noqa: F811
    """Two link workers, their lead, the safeguarding lead, a referrer, an auditor; three people."""
    staff = {
        "jo": house.jo,
        "ada": house.ada,
        "lead": house.samira,
        "grace": scenes.safeguarding(house),
        "ivo": scenes.auditor(house),
    }
    people = [Person(scenes.active(house, given_name=name), "jo") for name in ("Amy", "Bo", "Cy")]
    return World(staff, people, timezone.now())


def _hand_over(world: World, person: Person, pick: random.Random) -> None:
    to = pick.choice(["jo", "ada"])
    taker = world.staff[to].user
    assert taker
    actions.hand_over(case=person.case, to=taker, note="n", by=world.staff["lead"])
    person.holder, person.covers = to, []


def _cover(world: World, person: Person, pick: random.Random) -> None:
    who = pick.choice(["jo", "ada"])
    colleague = world.staff[who].user
    assert colleague
    today = timezone.localdate()
    last = today + timedelta(days=pick.randrange(3))
    (made,) = actions.cover(
        cases=[person.case], covering=colleague, from_on=today, to_on=last, by=world.staff["lead"]
    )
    midnight = datetime.combine(last + timedelta(days=1), datetime.min.time())
    person.covers.append((who, timezone.make_aware(midnight), made))


def _end_cover(world: World, person: Person, pick: random.Random) -> None:
    if person.covers:
        _, _, made = person.covers[-1]
        made.refresh_from_db()
        actions.end_cover(made=made, by=world.staff["lead"])
        person.covers.pop()


def _glass(world: World, person: Person, pick: random.Random) -> None:
    who = pick.choice(["jo", "ada", "lead", "grace"])
    actions.break_glass(person=person.case.person, reason="She rang", by=world.staff[who])
    person.glass[who] = world.now + QUARTER


def _raise(world: World, person: Person, pick: random.Random) -> None:
    if person.concern is not None and person.open:
        return
    who = pick.choice(["jo", "ada"])
    person.concern = actions.raise_concern(
        person=person.case.person, worry="neglect", what="No food in", by=world.staff[who]
    )
    person.open, person.raised_by, person.restricted, person.named = True, who, False, False


def _close(world: World, person: Person, pick: random.Random) -> None:
    if person.concern is None or not person.open:
        return
    day = timezone.localdate() + timedelta(days=2)
    for to in ("looked at", "no further action", "closed"):
        review_on = None if to == "closed" else day
        actions.decide_concern(
            concern=person.concern, to=to, words="w", review_on=review_on, by=world.staff["grace"]
        )
    person.open = False


def _restrict(world: World, person: Person, pick: random.Random) -> None:
    if person.concern is not None:
        on = pick.random() < 0.5
        grace = world.staff["grace"]
        actions.restrict(concern=person.concern, restricted=on, because="staff", by=grace)
        person.restricted = on


def _name(world: World, person: Person, pick: random.Random) -> None:
    if person.concern is not None:
        lead = world.staff["lead"].user
        assert lead
        actions.name_lead(concern=person.concern, lead=lead, by=world.staff["grace"])
        person.named = True


def _bar(world: World, person: Person, pick: random.Random) -> None:
    who = pick.choice(list(world.staff))
    subject = person.case.person.public_id
    if who in person.barred:
        rows = Grant.objects.filter(subject=subject, relation=Relation.BARRED.value)
        rows.filter(user=world.staff[who].user).update(until_at=world.now)
        person.barred.discard(who)
    else:
        grants.give(
            organisation=person.case.organisation,
            subject=subject,
            relation=Relation.BARRED,
            user=world.staff[who].user,
        )
        person.barred.add(who)


def _wait(world: World, person: Person, pick: random.Random) -> None:
    world.now += timedelta(minutes=pick.choice([1, 7, 16, 600, 1500]))


STEPS = (
    *(_hand_over, _cover, _cover, _end_cover, _glass, _glass),
    *(_raise, _close, _restrict, _name, _bar, _wait, _wait),
)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let it be this moment for everything that asks."""
    with mock.patch.object(timezone, "now", return_value=moment):
        yield


def disagreements(world: World, person: Person) -> list[str]:
    """Where the house decides otherwise than the model, one thing and by list."""
    note = Contact.objects.filter(case=person.case).first()
    assert note is not None
    asked: list[tuple[Protected, str, Any]] = [
        (person.case, "case", world.case_read),
        (note, "note", world.case_read),
    ]
    if person.concern is not None:
        person.concern.refresh_from_db()
        asked.append((person.concern, "concern", world.concern_read))
    wrong = []
    for thing, words, model in asked:
        for who, actor in world.staff.items():
            wanted = model(person, who)
            rows = type(thing).objects.filter(visible(actor, thing.kind), pk=thing.pk)
            listed = any(not row.withheld_from(actor) for row in rows)
            found = decide(actor, Action.VIEW, thing).allowed
            reach = who != "ivo"  # the auditor's tier keeps lists of people from them
            if found != wanted or (reach and listed != wanted):
                wrong.append(f"{who} {words}: {found}, listed {listed}, not {wanted}")
    return wrong


def walk(world: World, steps: int, seed: int) -> int:
    """Take random steps; answer how many answers were compared, all of them agreeing."""
    pick, compared = random.Random(seed), 0
    for number in range(steps):
        person = pick.choice(world.people)
        step = pick.choice(STEPS)
        with at(world.now), suppress(NotAllowed):  # refused: nothing has changed
            step(world, person, pick)
        with at(world.now + timedelta(seconds=1)):
            world.now += timedelta(seconds=1)
            person.case.refresh_from_db()
            wrong = disagreements(world, person)
        compared += len(world.staff) * 2
        assert not wrong, f"step {number} {step.__name__} (seed {seed}): {wrong}"
    return compared


def test_a_short_walk(world: World, record_property: Any) -> None:
    """Some hundred steps, and never another answer than the model's."""
    seed = 20261122
    compared = walk(world, SHORT, seed)
    record_property(
        "said", f"access walk: {SHORT:,} steps, {compared:,} answers or more, seed {seed}"
    )


@pytest.mark.long
@pytest.mark.parametrize("seed", range(20))
def test_long_walks(world: World, seed: int) -> None:
    """Twenty walks of five thousand steps from other beginnings."""
    assert walk(world, 5_000, seed) > 0


def test_the_model_is_not_always_right(world: World) -> None:
    """A slip in what the house allows is seen: the walk can fail."""
    person = world.people[0]
    assert not disagreements(world, person)
    ada = world.staff["ada"].user
    grants.give(
        organisation=person.case.organisation,
        subject=person.case.person.public_id,
        relation=Relation.ASSIGNED,
        user=ada,
    )
    assert disagreements(world, person)


def test_who_stands_outside(house: cast.Riverbank, world: World) -> None:  # noqa: F811
    """Roles without a way to people have none whatever happens: the auditor, the referrer."""
    person = world.people[0]
    for role in (Role.AUDITOR, Role.REFERRER):
        actor = cast.staff("Somebody Else", role, house.service)
        assert not scenes.may_see(actor, person.case)


def test_closing_a_case_takes_nobody_in(world: World) -> None:
    """A closed case is read by whoever read it, and by nobody more."""
    person = world.people[0]
    referrals.close(
        case=person.case, ending="moved", words="Moved away", open_connections=0,
        outcome_asked=True, referrer_told=True, by=world.staff["jo"],
    )  # fmt: skip
    assert not disagreements(world, person)
