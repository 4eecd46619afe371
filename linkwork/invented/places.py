"""The practices and link workers of the invented service, and what sets them apart."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from linkwork.invented.effects import Effects
from linkwork.invented.story import Codes, Flags, Numbers

# Assumption: 3,000 people offered in 18 months make 6 practices and 8 link workers.
PEOPLE_A_PRACTICE = 500
PEOPLE_A_LINK_WORKER = 375
MOST_PRACTICES = 6_300  # about as many as England has
OUTCOMES = (
    "agreed",
    "first_session_attended",
    "sustained",
    "completed",
    "returned_after_setback",
    "gp_contacts_after",
)


@dataclass(frozen=True)
class Places:
    """Every practice and link worker; arrays are indexed by practice or by link worker."""

    cases_of: Codes
    first_link_worker: Codes
    link_workers_of: Codes
    practice_pull: dict[str, Numbers]
    link_worker_pull: dict[str, Numbers]
    champion: Flags
    shares_care: Numbers
    gives_feedback: Numbers
    rural: Flags
    deprivation: Numbers
    usual_open_cases: Numbers

    @property
    def practices(self) -> int:
        """How many practices there are."""
        return len(self.cases_of)

    @property
    def link_workers(self) -> int:
        """How many link workers there are."""
        return len(self.usual_open_cases)


def practices_for(cases: int) -> int:
    """How many practices so many people would come from."""
    return min(max(6, cases // PEOPLE_A_PRACTICE), MOST_PRACTICES)


def lay_out(
    rng: Generator, cases: int, effects: Effects, practices: int, link_workers: int | None = None
) -> Places:
    """Draw the practices and the link workers, and how many people each practice refers."""
    workers = link_workers or max(practices, round(cases / PEOPLE_A_LINK_WORKER))
    weight = rng.gamma(6.0, size=practices)
    first, many = _staffing(practices, workers)
    practice_sd, worker_sd = effects.places["practice"], effects.places["link_worker"]
    return Places(
        cases_of=rng.multinomial(cases, weight / weight.sum()).astype(np.int64),
        first_link_worker=first,
        link_workers_of=many,
        practice_pull={name: rng.normal(0, practice_sd, practices) for name in OUTCOMES},
        link_worker_pull={name: rng.normal(0, worker_sd, workers) for name in OUTCOMES},
        champion=rng.random(practices) < 0.35,
        shares_care=rng.beta(2.0, 2.0, practices),
        gives_feedback=rng.beta(3.5, 6.5, practices),
        rural=rng.random(practices) < 0.25,
        deprivation=rng.normal(0, 0.5, practices),
        usual_open_cases=rng.normal(50, 6, workers),
    )


def _staffing(practices: int, workers: int) -> tuple[Codes, Codes]:
    """Which link workers serve each practice: some each, or one shared where there are too few."""
    place = np.arange(practices, dtype=np.int64)
    if workers < practices:
        return place % workers, np.ones(practices, dtype=np.int64)
    many = workers // practices + (place < workers % practices).astype(np.int64)
    return np.cumsum(many) - many, many


def blocks(places: Places, rows: int) -> Iterator[Codes]:
    """The practice of every person, sorted, in blocks of so many rows."""
    ends = np.cumsum(places.cases_of)
    total = int(ends[-1])
    for start in range(0, total, rows):
        rank = np.arange(start, min(start + rows, total))
        yield np.searchsorted(ends, rank, side="right").astype(np.int64)
