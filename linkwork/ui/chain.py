"""The chain of a case: who holds it, link by link, laid out for a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

LinkState = Literal["done", "live", "weak", "next"]
NodeKind = Literal["gp", "person", "plan", "place", "back"]


@dataclass(frozen=True, slots=True)
class Node:
    """One holder in the chain: a noun in neutral ink."""

    kind: NodeKind
    label: str
    title: str
    detail: str = ""
    reached: bool = True


@dataclass(frozen=True, slots=True)
class Link:
    """What joins one holder to the next: its state, who has the ball, one detail."""

    state: LinkState
    state_words: str
    ball: str = ""
    detail: str = ""
    href: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A node and the link that leads out of it; the last step has no link."""

    node: Node | None
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """One live connection: the link out of the plan, then its activity and the word back."""

    link: Link
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """A connection that is over, with its truthful ending."""

    title: str
    ending: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Laid:
    """A chain as drawn: one row, or a trunk and one row for each live connection."""

    trunk: tuple[Any, ...]
    branches: tuple[tuple[Any, ...], ...]
    ended: tuple[Any, ...]


def lay(trunk: Sequence[Any], branches: Iterable[Any] = (), ended: Iterable[Any] = ()) -> Laid:
    """Lay a chain out: a single connection follows the plan in the same row."""
    live = list(branches)
    if len(live) == 1:
        last = Step(_part(trunk[-1], "node"), _part(live[0], "link"))
        row = (*trunk[:-1], last, *_part(live[0], "steps"))
        return Laid(row, (), tuple(ended))
    rows = tuple((Step(None, _part(one, "link")), *_part(one, "steps")) for one in live)
    tidy = (*trunk[:-1], Step(_part(trunk[-1], "node"))) if rows else tuple(trunk)
    return Laid(tidy, rows, tuple(ended))


def _part(thing: Any, name: str) -> Any:
    return thing.get(name) if isinstance(thing, dict) else getattr(thing, name)


@dataclass(frozen=True, slots=True)
class Stroke:
    """One stroke of a small chain: what it is and its path."""

    kind: str
    d: str


def mini(states: Sequence[str]) -> list[Stroke]:
    """Draw a small chain: a dot for each node, a line for each link, the weak one cut."""
    gap, dot = 43, 8
    strokes = []
    for index, state in enumerate(states):
        start, end = dot + gap * index + 6, dot + gap * (index + 1) - 6
        strokes += _line(state, start, end)
    last = next((n for n, state in enumerate(states) if state in ("weak", "next")), len(states))
    for index in range(len(states) + 1):
        x = dot + gap * index
        circle = f"M{x - 5.5} 9a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0"
        strokes.append(Stroke("node" if index <= last else "ahead", circle))
    return strokes


def _line(state: str, start: int, end: int) -> list[Stroke]:
    if state != "weak":
        return [Stroke(state, f"M{start} 9H{end}")]
    middle = (start + end) / 2
    cut = f"M{start} 9H{middle - 6}M{middle + 6} 9H{end}"
    slash = f"M{middle - 5} 16l4 -14M{middle + 1} 16l4 -14"
    return [Stroke("weak", cut), Stroke("slash", slash)]
