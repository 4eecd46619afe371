"""How sturdy the paths are, in a table of runs and a sentence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from linkwork.learning.configurations.presenters.words import Words, lower, number, upper
from linkwork.ui.words import counted

STURDY = 0.8  # of all runs; below that a path is a lead to follow
MOST_NAMED = 4


@dataclass(frozen=True)
class Sturdy:
    """The runs, the share each path survives, the table, and what it comes to."""

    runs: int
    shares: tuple[float, ...]
    head: list[str]
    rows: list[list[str]]
    sentence: str
    note: str

    @property
    def holding(self) -> int:
        """How many paths are sturdy."""
        return sum(one >= STURDY for one in self.shares)


def sturdy(found: Mapping[str, Any], words: Words) -> Sturdy | None:
    """Lay the runs out; nothing where there was no path or no run."""
    if not found or not found["runs"]:
        return None
    shares = tuple(kept / found["runs"] for kept in found["kept"])
    groups = found["groups"]
    reached = f" Stopped: {found['reached']}." if found["reached"] else ""
    return Sturdy(
        runs=found["runs"],
        shares=shares,
        head=["Runs with", *(f"Path {place}" for place in range(1, len(shares) + 1))],
        rows=[[label, *cells] for label, cells in _rows(groups, words)],
        sentence=_sentence(groups, shares, words),
        note=f"{counted(found['runs'], 'run')}: five consistency cuts about the declared one,"
        f" one more member a combination, each {words.unit} left out in turn; each crossing"
        f" moved a tenth of the way, down and up.{reached}",
    )


def _rows(groups: Mapping[str, Any], words: Words) -> Iterator[tuple[str, list[str]]]:
    left_out = groups.get("left out", [])
    without = [row for row in left_out if row[0] != "nothing left out"]
    for row in left_out:
        if row not in without:
            yield f"all {words.unit}s", _cells(row)
    if without:
        yield f"one {words.unit} left out", _cells(_together(without))
    for row in _worst(without)[:MOST_NAMED]:
        yield row[0], _cells(row)
    cuts = groups.get("inclusion", [])
    for row in cuts if _differ(cuts) else []:
        yield f"consistency from {float(row[0]):.3g}", _cells(row)
    for row in groups.get("n", []):
        yield f"{counted(int(row[0]), words.unit)} a combination", _cells(row)
    anchors = groups.get("anchors", [])
    if anchors:
        yield "one crossing moved", _cells(_together(anchors))
    for row in _worst(anchors)[:MOST_NAMED]:
        yield row[0], _cells(row)


def _differ(rows: Sequence[Sequence[Any]]) -> bool:
    """Say whether it matters which of them it is."""
    return len({tuple(row[2]) for row in rows}) > 1


def _cells(row: Sequence[Any]) -> list[str]:
    return [f"{kept} of {row[1]}" for kept in row[2]]


def _together(rows: Sequence[Sequence[Any]]) -> list[Any]:
    runs = sum(row[1] for row in rows)
    return ["", runs, [sum(kept) for kept in zip(*(row[2] for row in rows), strict=True)]]


def _worst(rows: Sequence[Sequence[Any]]) -> list[Sequence[Any]]:
    """Those under which a path is gone in every run, most paths first."""
    gone = [row for row in rows if not all(row[2])]
    return sorted(gone, key=lambda row: sum(row[2]))


def _sentence(groups: Mapping[str, Any], shares: Sequence[float], words: Words) -> str:
    """What the runs come to, in words."""
    without = [row for row in groups.get("left out", []) if row[0] != "nothing left out"]
    said = []
    if not _differ(groups.get("inclusion", [])):
        said.append("The consistency cut changes nothing")
    if without:
        gone = len(_worst(without))
        said.append(
            f"{lower(number(gone))} {words.unit}{'' if gone == 1 else 's'} could alone undo a path"
            if gone
            else f"no single {words.unit} decides a path"
        )
    moved = len(_worst(groups.get("anchors", [])))
    if moved:
        said.append(f"so could {counted(moved, 'move')} of a crossing")
    weak = sum(one < STURDY for one in shares)
    end = "leads to follow, not findings" if weak else f"all stand in {STURDY:.0%} of runs or more"
    return upper(f"{'; '.join(said)}: {end}.") if said else upper(f"{end}.")
