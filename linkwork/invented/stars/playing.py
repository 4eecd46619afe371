"""Brings the named people on, with the cast who work with them."""

from datetime import date
from random import Random

from linkwork.access.actors import Actor, live_memberships
from linkwork.access.models import User
from linkwork.invented.stars import arriving, overdue, places
from linkwork.invented.stars import today as due_today
from linkwork.invented.stars.tale import Stage
from linkwork.invented.town.bodies import Bodies
from linkwork.invented.town.numbers import nhs_numbers


def play(bodies: Bodies, today: date) -> int:
    """Tell each named person's story; answer how many there are."""
    stage = Stage(
        jo=_actor(bodies.cast["link-worker"]),
        ruth=_actor(bodies.cast["referrer"]),
        others=[_actor(user) for user in bodies.link_workers[1:3]],
        practice=bodies.practices[0].body,
        activities=places.open_doors(bodies.service, today),
        today=today,
        rng=Random(1),  # noqa: S311  (where invented people live)
        numbers=nhs_numbers(1_000),
    )
    tales = [*overdue.everybody(stage), *due_today.everybody(stage), *arriving.everybody(stage)]
    return len(tales)


def _actor(user: User) -> Actor:
    return Actor.of(live_memberships(user)[0])
