"""Which jobs there are. Each room registers its own when Django is ready."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # a room's apps.py names its jobs before any model is loaded
    from linkwork.access.actors import Actor


class Work(Protocol):
    """Does a job for the actor's service as of a day, and says in words what it did.

    Run twice it has the effect of once.
    """

    def __call__(self, *, by: "Actor", on: date) -> str:
        """Do it."""
        ...


@dataclass(frozen=True)
class Job:
    """Something done by itself, for each service, every so often."""

    name: str
    words: str
    every: timedelta
    work: Work


_jobs: dict[str, Job] = {}


def register(job: Job) -> None:
    """Make a job known; another of the same name is a fault."""
    known = _jobs.get(job.name)
    if known is not None and known != job:
        raise ValueError(f"two jobs are called {job.name!r}")
    _jobs[job.name] = job


def registered() -> Mapping[str, Job]:
    """Every job by its name, in the order of the alphabet."""
    return MappingProxyType(dict(sorted(_jobs.items())))
