"""One story after another, told into rows up to today, and written in blocks."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from random import Random
from uuid import UUID

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.invented.town.ground import away, somewhere
from linkwork.invented.unfolding import (
    asking,
    caring,
    connecting,
    noting,
    planning,
    referring,
    telling,
)
from linkwork.invented.unfolding.calendar import Told, lay_out
from linkwork.invented.unfolding.setting import Kept, Record, Setting

BLOCK = 500


def write(
    setting: Setting, stories: Iterable[Told], seed: int, say: Callable[[str], object] = str
) -> int:
    """Write every story; one audit event a block says whose records were made. Answers how many."""
    by, done = Actor.system(setting.service), 0
    rows = iter(stories)
    while block := list(islice(rows, BLOCK)):
        with transaction.atomic():
            people = list(_block(setting, block, seed))
            audit.record(
                by=by,
                action=Action.CREATE,
                verb="invented people loaded",
                kind="person",
                people=people,
            )
        done += len(block)
        say(f"{done:,} people")
    return done


def _block(setting: Setting, block: list[Told], seed: int) -> Iterator[UUID]:
    kept = Kept()
    for told in block:
        rng = Random(f"{seed} {told['case']}")  # noqa: S311  (invented people)
        yield unfold(setting, kept, told, rng).person.public_id
    kept.write()


def unfold(setting: Setting, kept: Kept, told: Told, rng: Random) -> Record:
    """Everything the service would have kept of one story by today."""
    if not told["agreed"]:
        record = referring.register(setting, kept, rng, told, somewhere(rng))
        team = setting.bodies.teams[0]
        referral = referring.refer(record, rng, told, team)
        asking.at_the_offer(record, rng, told, referral)
        referring.decline(record, rng, referral)
        telling.tell_of_refusal(record, referral)
        return record
    days = lay_out(rng, told)
    activity = setting.town.suiting(
        rng,
        told["main_need"],
        told["social_time"],
        told["cost_each_session"],
        either=days.came is None,
    )
    km = told["distance"]
    home = somewhere(rng) if km is None else away(rng, setting.town.place_of[activity.pk], km)
    record = referring.register(setting, kept, rng, told, home)
    team = setting.team(told["link_worker"])
    referral = referring.refer(record, rng, told, team)
    asked = asking.at_the_offer(record, rng, told, referral)
    asking.at_the_practice(record, told, days, referral)
    if not record.past(days.accepted):
        referring.wait(record, referral, team)
        return record
    case = referring.accept(record, told, days, referral)
    caring.contacts(record, rng, told, days, case)
    goal = planning.plans(record, rng, told, days, case)
    connection = connecting.connect(record, rng, told, days, case, goal=goal, activity=activity)
    asking.measures(asked, told, days, goal, connection)
    caring.worry(record, rng, days, case)
    caring.end(record, rng, told, days, case)
    telling.tell(record, rng, days, case)
    noting.notices(record, days, case, connection)
    noting.feedback(record, rng, connection)
    if not case.closed_on:
        caring.plan_ahead(record, rng, days, case)
    return record
