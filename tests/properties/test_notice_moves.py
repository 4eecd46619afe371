"""A notice moves only as it may, goes at most once for a cause, and never where it is not safe."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkwork.access import delivery
from linkwork.practice.notices import actions, sending, settling
from linkwork.practice.notices.models import Notice
from linkwork.practice.notices.moves import ALLOWED, NotAllowed
from linkwork.practice.people.models import Person
from tests.unit.practice import cast
from tests.unit.practice.conftest import house  # noqa: F401  (a fixture is asked for by name)

S = Notice.State
DESIGN = {
    "queued": {"queued", "sent", "delivered", "failed", "stopped"},
    "sent": {"delivered", "failed"},
    "failed": {"queued", "stopped"},
    "delivered": set(),
    "stopped": set(),
}
ACT = st.sampled_from(
    ["post", "wait", "again", "unsafe", "safe", "died", "away", "back", "arrived", "lost"]
)


def test_the_table_is_the_designs() -> None:
    """Every pair of states is decided as the design has it."""
    assert {str(s): {str(t) for t in onward} for s, onward in ALLOWED.items()} == DESIGN


class Carrier:
    """Takes everything, unless it is away; remembers what it took."""

    def __init__(self) -> None:
        """Nothing was taken yet."""
        self.away, self.took = False, list[str]()

    def deliver(self, channel: str, address: str, *said: str, reference: str) -> delivery.Receipt:
        """Take one message."""
        if self.away:
            raise delivery.NotDelivered("Nobody answered.")
        self.took.append(reference)
        return delivery.Receipt(reference)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(st.tuples(ACT, st.integers(0, 2)), min_size=1, max_size=20))
def test_a_walk_keeps_its_promises(
    house: cast.Riverbank,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    steps: list[tuple[str, int]],
) -> None:
    """While no contact is safe nothing leaves; nothing is taken twice that was taken."""
    carrier = Carrier()
    monkeypatch.setattr(delivery, "deliver", carrier.deliver)
    monkeypatch.setattr(transaction, "on_commit", lambda work: work())
    person = house.person(email="amara@example.org")
    cause = f"walk {person.public_id}"
    for act, which in steps:
        before = {row.pk: S(row.state) for row in _of(person)}
        taken = len(carrier.took)
        person.refresh_from_db()
        unsafe = person.no_contact or person.died_on is not None
        try:
            _act(house, person, carrier, f"{cause} {which}", act)
        except NotAllowed:
            assert {row.pk: S(row.state) for row in _of(person)} == before
        for row in _of(person):
            was = before.get(row.pk, S.QUEUED)
            assert row.state == was or row.state in DESIGN[was.value] or was is S.QUEUED
        assert not unsafe or len(carrier.took) == taken
    assert _of(person).count() <= 3
    assert len(carrier.took) == len(set(carrier.took))


def _of(person: Person) -> QuerySet[Notice]:
    return Notice.objects.filter(subject=person.public_id)


def _act(house: cast.Riverbank, person: Person, carrier: Carrier, cause: str, act: str) -> None:  # noqa: F811
    """Do one thing to the notice of a cause, or change the world around it."""
    world = {"unsafe": {"no_contact": True}, "safe": {"no_contact": False}}
    if act in world:
        Person.objects.filter(pk=person.pk).update(**world[act])
    elif act == "died":
        Person.objects.filter(pk=person.pk).update(died_on=timezone.localdate())
    elif act in ("away", "back"):
        carrier.away = act == "away"
    elif act == "post":
        actions.post(by=house.jo, template="person told", to_person=person, cause=cause)
    else:
        _act_on(house, Notice.objects.filter(cause=cause).first(), act)


def _act_on(house: cast.Riverbank, notice: Notice | None, act: str) -> None:  # noqa: F811
    if notice is None:
        return
    if act == "wait":
        Notice.objects.filter(pk=notice.pk, try_at__isnull=False).update(
            try_at=timezone.now() - timedelta(seconds=1)
        )
        sending.send(notice.pk, house.service)
    elif act == "again":
        actions.try_again(notice=notice, by=house.jo)
    else:
        settling.note_fate(notice=notice, arrived=act == "arrived", by=house.jo)
