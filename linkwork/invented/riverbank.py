"""The invented services of the demonstration in the database: Riverbank, and Hillside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from linkwork.access.models import Organisation, PracticeFeature
from linkwork.invented.cases import generate
from linkwork.invented.stars import playing
from linkwork.invented.town import bodies, directory, lists
from linkwork.invented.town.bodies import Bodies, Member
from linkwork.invented.town.numbers import nhs_numbers
from linkwork.invented.unfolding import stories
from linkwork.invented.unfolding.calendar import Told
from linkwork.invented.unfolding.setting import Setting
from linkwork.practice.directory import cards

WORKERS, PEOPLE_A_WORKER = 8, 375
AGREE = 0.75  # the share of a practice's stories that makes a feature of the practice

Say = Callable[[str], object]


@dataclass(frozen=True)
class Plot:
    """What one service is made with."""

    name: str
    domain: str
    people: int
    seed: int
    today: date
    cast: Sequence[Member]
    password: str
    link_workers: int
    first_number: int = 100_000  # of the NHS numbers


@dataclass(frozen=True)
class Neighbour:
    """The link worker of the service next door."""

    key: str = "link-worker"
    name: str = "Robin Ashgrove"
    email: str = "robin.ashgrove@hillside.example"


def fill(
    *,
    people: int,
    seed: int,
    today: date,
    cast: Sequence[Member],
    password: str,
    say: Say = str,
) -> Organisation:
    """Fill the database with both services and everybody in them; answer the first service."""
    workers = max(WORKERS, round(people / PEOPLE_A_WORKER))
    plot = Plot(
        name="Riverbank Social Prescribing",
        domain="riverbank.example",
        people=people,
        seed=seed,
        today=today,
        cast=cast,
        password=password,
        link_workers=workers,
    )
    setting = settle(plot, say)
    say(f"{playing.play(setting.bodies, today)} people with names of their own")
    next_door = Plot(
        name="Hillside Social Prescribing",
        domain="hillside.example",
        people=3,
        seed=seed + 1,
        today=today,
        cast=(Neighbour(),),
        password=password,
        link_workers=1,
        first_number=900_000,
    )
    for one in (setting, settle(next_door, say)):
        cards.write_missing(one.service.pk)  # the directory came in many at once
    return setting.service


def settle(plot: Plot, say: Say = str) -> Setting:
    """Found a service, its town and its directory, and tell everybody's story."""
    told = invented(plot)
    setting = prepare(plot, told)
    stories.write(setting, told, plot.seed, say)
    return setting


def invented(plot: Plot) -> list[Told]:
    """The table of cases, told to its end; what has not happened yet is left out later."""
    made = generate(
        plot.people,
        plot.seed,
        anchor=plot.today,
        link_workers=plot.link_workers,
        played_out=True,
    )
    rows: list[Told] = made.table.to_pylist()
    return rows


def prepare(plot: Plot, told: list[Told]) -> Setting:
    """The service, its practices, staff and directory, before anybody is referred."""
    practices = sorted({row["practice"] for row in told})
    made = bodies.found(
        plot.name,
        domain=plot.domain,
        today=plot.today,
        cast=plot.cast,
        password=plot.password,
        practices=len(practices),
        link_workers=plot.link_workers,
    )
    rng = Random(plot.seed)  # noqa: S311  (an invented town)
    setting = Setting(
        bodies=made,
        town=directory.settle(made.service, rng, plot.today),
        today=plot.today,
        numbers=nhs_numbers(plot.first_number),
        **_codes(practices, told),
    )
    _describe(made, setting, told)
    dice = Random(f"lists {plot.seed}")  # noqa: S311  (an invented town)
    lists.load(made.service, [one.body for one in made.practices], dice)
    return setting


def _codes(practices: list[str], told: list[Told]) -> dict[str, dict[str, int]]:
    """Which practice and link worker each code stands for: the cast's are the busiest."""
    workers = sorted({row["link_worker"] for row in told if row["link_worker"]})
    busiest = max(workers, key=lambda code: sum(row["link_worker"] == code for row in told))
    home = next(row["practice"] for row in told if row["link_worker"] == busiest)
    workers.sort(key=lambda code: code != busiest)
    practices.sort(key=lambda code: code != home)
    return {
        "practice_of": {code: number for number, code in enumerate(practices)},
        "worker_of": {code: number for number, code in enumerate(workers)},
    }


def _describe(made: Bodies, setting: Setting, told: list[Told]) -> None:
    """Champions as the stories have them; shared care where nearly all of a practice's agree."""
    for kind, fact in (
        (PracticeFeature.Kind.CHAMPION, "practice_champion"),
        (PracticeFeature.Kind.SHARED_CARE, "shared_care"),
    ):
        said = {}
        for code, number in setting.practice_of.items():
            known = [row[fact] for row in told if row["practice"] == code]
            known = [one for one in known if one is not None]
            share = sum(known) / max(1, len(known))
            if known and not 1 - AGREE < share < AGREE:
                said[number] = share > 0.5
        bodies.describe(made, kind, said)
