"""Readings of the labelled sets: ours and the peer's, from the same starts."""

import json
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.of_peers import environment
from linkwork.evidence.screening import simulating
from linkwork.evidence.screening.ranking import labelled, measures, words
from linkwork.evidence.screening.ranking.measures import Measures

HERE = Path(__file__).resolve()
ROOT = HERE.parents[2]
SHARED = Path(os.environ.get("LINKWORK_SHARED", ROOT.parent / "shared" / "data"))
KEPT = ROOT / "var" / "benchmarks" / "screening-peer"
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


def ours(one: Set, seeds: Sequence[int], timed: int) -> Iterator[Read]:
    """Our readings of a set, the first few of them timed, from the words on as a user's would be.

    The others take the words as they were weighed once: only where finds stand is asked of them.
    """
    matrix = words.matrix(one.known.texts)
    for seed in seeds:
        spent = time.process_time()
        done = simulating.simulate(
            one.known.texts,
            one.known.answers,
            seed=seed,
            matrix=None if seed <= timed else matrix,
        )
        spent = time.process_time() - spent
        yield Read(one.name, seed, done.answers, spent, measures.measures(done.answers))


def theirs(one: Set, seeds: Sequence[int], *, fresh: bool) -> Iterator[Read]:
    """The peer's readings of a set, from the same two records known beforehand.

    One that was kept from an earlier run is taken as it is, unless fresh ones are asked for. Where
    our measures of its readings are not insights' and ASReview's own, the benchmark ends.
    """
    for seed in seeds:
        said = _said(one, seed, fresh=fresh)
        answers = tuple(bool(label) for label in said["labels"])
        found = measures.measures(answers)
        for name in ("wss95", "wss100", "loss"):
            if abs(getattr(found, name) - said[name]) > 1e-9:
                raise SystemExit(f"{one.name}: our {name} is not the peer's own")
        yield Read(one.name, seed, answers, said["seconds"], found)


def _said(one: Set, seed: int, *, fresh: bool) -> dict[str, Any]:
    """What the peer answers for one start; kept, with the day, under var/benchmarks."""
    start = list(simulating.priors(one.known.answers, seed))
    asked = {"set": one.path.name, "seed": seed, "priors": start}
    kept = KEPT / f"{one.name}-{seed}.json"
    if kept.is_file() and not fresh:
        said = json.loads(kept.read_text("utf-8"))
        if asked.items() <= said.items():
            return dict(said)
    wanted = json.dumps([asked | {"set": str(one.path.resolve())}])
    [said] = environment.ran(ASREVIEW, HERE.with_name("peer.py"), wanted)
    said |= asked | {"on": datetime.now(UTC).isoformat(timespec="minutes")}
    KEPT.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(said), encoding="utf-8")
    return dict(said)
