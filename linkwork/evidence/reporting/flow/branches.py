"""What a flow diagram is made of. Plain numbers; a result computes nothing but its own check."""

from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, kw_only=True)
class Aside:
    """What leaves the way after a step: how many, why, and whether it still waits."""

    number: int
    says: str
    reasons: tuple[tuple[str, int], ...] = ()
    waits: bool = False


@dataclass(frozen=True, kw_only=True)
class Step:
    """One box: how many, of what, and what leaves before the next.

    `counted` is false where the next box counts something else: records become studies.
    """

    name: str
    number: int | None
    says: str
    detail: str = ""
    asides: tuple[Aside, ...] = ()
    counted: bool = True
    reached: bool = True
    main: bool = False

    @property
    def words(self) -> str:
        """What it counts, with the small print after it: the box without its lines."""
        return ", ".join(one for one in (self.says, self.detail) if one)


@dataclass(frozen=True, kw_only=True)
class Branch:
    """One phase of the review: where its records came from, and its boxes from top to bottom."""

    phase: int
    title: str
    origins: tuple[tuple[str, int], ...]
    steps: tuple[Step, ...]


def gaps(branch: Branch) -> list[str]:
    """Every place at which the numbers do not add up, in words; none in a true flow."""
    found = []
    first = branch.steps[0].number or 0 if branch.steps else 0
    come = sum(number for _, number in branch.origins)
    if come != first:
        found.append(f"origins sum to {come}, not {first}")
    for step, after in pairwise(branch.steps):
        left = sum(one.number for one in step.asides)
        if step.counted and (step.number or 0) != left + (after.number or 0):
            found.append(f"{step.name}: {step.number} is not {left} and {after.number}")
    for step in branch.steps:
        for one in step.asides:
            because = sum(number for _, number in one.reasons)
            if one.reasons and because != one.number:
                found.append(f"{step.name}: reasons sum to {because}, not {one.number}")
    return found
