"""Those who act beside the stories, and the stage they act on."""

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from linkwork.access.actors import Actor
from linkwork.invented.stars.places import OFFERS
from linkwork.invented.stars.tale import Stage, Tale, referred, somebody
from linkwork.invented.town.numbers import nhs_numbers
from linkwork.practice.directory.models import Activity
from linkwork.practice.plans.actions import Wanted
from linkwork.practice.referrals.models import Case

NUMBERS_FROM = 2_000


@dataclass(frozen=True)
class Company:
    """The whole cast of a service: who does what beside the stories."""

    stage: Stage
    colleague: Actor
    lead: Actor
    safe: Actor
    editor: Actor
    keeper: Actor  # who keeps the service's policies

    @property
    def jo(self) -> Actor:
        """The link worker."""
        return self.stage.jo

    @property
    def today(self) -> date:
        """The day."""
        return self.stage.today


def stage_of(jo: Actor, ruth: Actor, others: list[Actor], today: date) -> Stage:
    """The stage again, for those who come on after the named people."""
    names = [offer.name for offer in OFFERS]
    found = Activity.objects.filter(name__in=names).select_related("provider")
    return Stage(
        jo=jo,
        ruth=ruth,
        others=others,
        practice=ruth.employer,
        activities={one.name: one for one in found},
        today=today,
        rng=Random(2),  # noqa: S311  (where invented people live)
        numbers=nhs_numbers(NUMBERS_FROM),
    )


def planned(
    stage: Stage, name: str, born_on: date, *, need: str, words: str, goal: str, **details: Any
) -> Tale:
    """Somebody with a plan three weeks old, whose next step lies ahead."""
    person = somebody(stage, name, born_on, **details)
    tale = referred(stage, person, stage.ago(45), need, words)
    tale.accepted(stage.ago(44))
    tale.spoke(stage.ago(40), "First call.", ("Meet", stage.ago(31)))
    tale.may_tell(stage.ago(40))
    tale.spoke(stage.ago(31), "Talked of what matters.", ("Plan", stage.ago(23)), what_matters=True)
    tale.agreed(stage.ago(23), stage.ago(-19), Wanted(goal, 2, 7))
    tale.spoke(stage.ago(8), "All well.", ("Ring and ask how it goes", stage.ago(-9)))
    return tale


def case_of(name: str) -> Case:
    """The open case of somebody with a name."""
    given, family = name.rsplit(" ", 1)
    cases = Case.objects.filter(person__given_name=given, person__family_name=family)
    return cases.exclude(state=Case.State.CLOSED).get()


def user_of(actor: Actor) -> Any:
    """The account behind one of the cast."""
    assert actor.user is not None  # one of the cast
    return actor.user
