"""Readings of the labelled sets: ours and the peer's, from the same starts."""

import json
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.of_peers import environment
from linkwork.evidence.screening import simulating
from linkwork.evidence.screening.ranking import labelled, measures
from linkwork.evidence.screening.ranking.measures import Measures

HERE = Path(__file__).resolve()
ROOT = HERE.parents[2]
SHARED = Path(os.environ.get("LINKWORK_SHARED", ROOT.parent / "shared" / "data"))
# Insights stands beside ASReview, so that its own WSS of its own labels can be asked for.
ASREVIEW = replace(
    environment.ASREVIEW,
    name="asreview-3.0-insights",
    wants=(*environment.ASREVIEW.wants, "asreview-insights==1.0rc3"),
)


@dataclass(frozen=True)
class Read:
    """One reading of one set: what was found in what order, and processor seconds."""

    name: str
    seed: int
    answers: tuple[bool, ...]
    seconds: float
    measures: Measures


@dataclass(frozen=True)
class Set:
    """A labelled set."""

    name: str
    path: Path
    known: labelled.Labelled


def sets() -> list[Set]:
    """Every labelled set of the shared folder."""
    folder = SHARED / "screening"
    paths = [*sorted(folder.glob("*.csv")), *sorted((folder / "cohen").glob("*.csv"))]
    if not paths:
        raise SystemExit(f"there are no labelled sets in {folder} (set LINKWORK_SHARED)")
    return [Set(path.stem, path, labelled.read(path)) for path in paths]


def ours(one: Set, seeds: Sequence[int]) -> Iterator[Read]:
    """Our readings of a set; words are weighed anew for each, as a user's would be."""
    for seed in seeds:
        spent = time.process_time()
        done = simulating.simulate(one.known.texts, one.known.answers, seed=seed)
        spent = time.process_time() - spent
        yield Read(one.name, seed, done.answers, spent, measures.measures(done.answers))


def theirs(one: Set, seeds: Sequence[int]) -> Iterator[Read]:
    """The peer's readings of a set, from the same two records known beforehand.

    Where our measures of its readings are not insights' and ASReview's own, the benchmark ends.
    """
    asked = [
        {
            "set": str(one.path),
            "seed": seed,
            "priors": list(simulating.priors(one.known.answers, seed)),
        }
        for seed in seeds
    ]
    for said in environment.ran(ASREVIEW, HERE.with_name("peer.py"), json.dumps(asked)):
        answers = tuple(bool(label) for label in said["labels"])
        found = measures.measures(answers)
        for name in ("wss95", "wss100", "loss"):
            if abs(getattr(found, name) - said[name]) > 1e-9:
                raise SystemExit(f"{one.name}: our {name} is not the peer's own")
        yield Read(one.name, said["seed"], answers, said["seconds"], found)
