"""De-duplication: ours and bib-dedupe 0.11 on the same labelled sets, in one run.

Precision and recall over pairs of records, against the groups that people made; the seconds of
each (the peer in its own environment, one processor for both); and for ours the queue: how many
records a person sees, and the recall once they have answered it rightly. Both were made with these
sets at hand, so the figures say how well they fit, not how they will do elsewhere.

    python benchmarks/dedupe.py [--data ../shared/data/dedupe] [--only ours]

Ends with one line of JSON.
"""

import argparse
import csv
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.of_peers.environment import BIB_DEDUPE, ran  # noqa: E402
from linkwork.evidence.duplicates import matching  # noqa: E402
from linkwork.evidence.duplicates.matching import files  # noqa: E402

SETS = ("stroke", "cytology_screening", "digital_work", "special_cases")
PEER = Path(__file__).parent / "of_peers" / "bib_dedupe_groups.py"
PRECISION, RECALL, FASTER, SHOWN, RECALL_ASKED = 0.9992, 0.9684, 5.0, 0.02, 0.995

Pair = frozenset[str]


@dataclass(frozen=True)
class Measured:
    """One way on one set, or on all: pairs found rightly, wrongly, missed; and its seconds."""

    who: str
    on: str
    records: int
    right: int
    wrong: int
    missed: int
    seconds: float
    shown: int
    right_asked: int

    @property
    def precision(self) -> float:
        """Of the pairs it joined, the share that are one work."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """Of the pairs that are one work, the share it joined."""
        return self.right / max(self.right + self.missed, 1)

    @property
    def recall_asked(self) -> float:
        """The recall once every question of the queue is answered rightly."""
        return self.right_asked / max(self.right + self.missed, 1)

    @property
    def share_shown(self) -> float:
        """The share of records that a person sees in the queue."""
        return self.shown / max(self.records, 1)


def main() -> None:
    """Measure both ways on every set, then together."""
    asked = _arguments()
    golds = {name: set(gold(asked.data / name)) for name in SETS}
    rows = [ours(asked.data / name, golds[name]) for name in SETS]
    found = [pooled("ours", rows)]
    if asked.only != "ours":
        said = ran(BIB_DEDUPE, PEER, str(asked.data.resolve()), *SETS)
        peers = [peer(said["sets"][name], name, golds[name]) for name in SETS]
        rows += peers
        found.append(pooled(f"bib-dedupe {said['version']}", peers))
    _print([*rows, *found])
    goals = _goals(found)
    print(json.dumps({"goals": goals, "found": [_row(one) for one in [*rows, *found]]}))
    raise SystemExit(not all(goals.values()))


def gold(folder: Path) -> Iterator[Pair]:
    """The pairs that people said are one work."""
    with (folder / "merged_record_ids.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield from pairs(row["merged_ids"].split(";"))


def pairs(names: Sequence[str]) -> Iterator[Pair]:
    """Every pair of a group."""
    yield from map(frozenset, combinations(names, 2))


def ours(folder: Path, right: set[Pair]) -> Measured:
    """Our search, from the file to the groups."""
    begun = time.perf_counter()
    entries = files.entries(folder / "records_pre_merged.csv")
    found = matching.groups(entries)
    seconds = time.perf_counter() - begun
    groups = [group.names for group in found.groups]
    maybe = [(one.first, one.second) for one in found.maybe]
    return measured("ours", folder.name, len(entries), groups, maybe, right, seconds)


def peer(said: dict[str, Any], name: str, right: set[Pair]) -> Measured:
    """What the peer said of a set."""
    maybe = [(one, other) for one, other in said["maybe"]]
    return measured(
        "bib-dedupe", name, said["records"], said["groups"], maybe, right, said["seconds"]
    )


def measured(  # noqa: PLR0917 (one line of a table has so many cells)
    who: str,
    on: str,
    records: int,
    groups: Iterable[Sequence[str]],
    maybe: Sequence[tuple[str, str]],
    right: set[Pair],
    seconds: float,
) -> Measured:
    """Count what one way found on one set."""
    joined = list(groups)
    found = {pair for group in joined for pair in pairs(group)}
    answered = [pair for pair in maybe if frozenset(pair) in right]
    after = {pair for group in tied([*joined, *answered]) for pair in pairs(group)}
    return Measured(
        who=who,
        on=on,
        records=records,
        right=len(found & right),
        wrong=len(found - right),
        missed=len(right - found),
        seconds=round(seconds, 2),
        shown=len({name for pair in maybe for name in pair}),
        right_asked=len(after & right),
    )


def tied(groups: Iterable[Sequence[str]]) -> list[list[str]]:
    """Groups that share a record, made one."""
    under: dict[str, set[str]] = {}
    for group in groups:
        together = set(group).union(*(under.get(name, set()) for name in group))
        under.update(dict.fromkeys(together, together))
    return [sorted(group) for group in {id(group): group for group in under.values()}.values()]


def pooled(who: str, rows: Sequence[Measured]) -> Measured:
    """All sets together."""
    counts = ("records", "right", "wrong", "missed", "shown", "right_asked")
    sums = {name: sum(getattr(row, name) for row in rows) for name in counts}
    seconds = round(sum(row.seconds for row in rows), 2)
    return Measured(who=who, on="all", seconds=seconds, **sums)


def _goals(found: Sequence[Measured]) -> dict[str, bool]:
    mine = found[0]
    goals = {
        f"precision >= {PRECISION}": mine.precision >= PRECISION,
        f"recall >= {RECALL}": mine.recall >= RECALL,
        f"queue shows <= {SHOWN:.0%} of records": mine.share_shown <= SHOWN,
        f"recall with the queue >= {RECALL_ASKED}": mine.recall_asked >= RECALL_ASKED,
    }
    for other in found[1:]:
        goals |= {
            f">= {FASTER:g} times as fast as {other.who}": other.seconds >= FASTER * mine.seconds,
            f"precision of {other.who} or better": mine.precision >= other.precision,
            f"recall of {other.who} or better": mine.recall >= other.recall,
        }
    return goals


def _row(one: Measured) -> dict[str, Any]:
    shares = ("precision", "recall", "recall_asked", "share_shown")
    return asdict(one) | {name: round(getattr(one, name), 5) for name in shares}


def _print(rows: Sequence[Measured]) -> None:
    print("who               set                 records  right wrong missed      P      R"
          "  seconds | shown      R asked")  # fmt: skip
    for one in rows:
        print(
            f"{one.who:17} {one.on:19} {one.records:7,} {one.right:6,} {one.wrong:5,} "
            f"{one.missed:6,} {one.precision:6.4f} {one.recall:6.4f} {one.seconds:8.2f} | "
            f"{one.shown:4,} {one.share_shown:6.2%} {one.recall_asked:6.4f}"
        )


def _arguments() -> argparse.Namespace:
    shared = Path(os.environ.get("LINKWORK_SHARED", ROOT.parent / "shared" / "data"))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=shared / "dedupe")
    parser.add_argument("--only", choices=["ours", "both"], default="both")
    asked = parser.parse_args()
    if not asked.data.is_dir():
        raise SystemExit(f"{asked.data}: the labelled sets are not here (set LINKWORK_SHARED)")
    return asked


if __name__ == "__main__":
    main()
