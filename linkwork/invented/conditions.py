"""A condition read on a whole block of people at once, meaning what the plain reader means."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np

from linkwork.invented.story import Flags, Story
from linkwork.theory.expression import Compare, Every, Expression, Not, Sign, Some
from linkwork.theory.reading import COMPARISONS
from linkwork.theory.vocabulary import vocabulary


@dataclass(frozen=True)
class Held:
    """Where a condition holds and where it does not; where neither, it is unknown."""

    yes: Flags
    no: Flags

    @property
    def known(self) -> Flags:
        """Where it is known either way."""
        return self.yes | self.no


def truly(expression: Expression, story: Story) -> Held:
    """Read a condition on what happened, recorded or not."""
    everywhere = np.ones(story.cases, dtype=bool)
    return _read(expression, story, lambda name: story.exists.get(name, everywhere))


def as_known(expression: Expression, story: Story) -> Held:
    """Read a condition on what the service knows."""
    return _read(expression, story, story.known)


def _read(expression: Expression, story: Story, known: Callable[[str], Flags]) -> Held:
    match expression:
        case Compare(fact, sign, value):
            return _compare(story, fact, sign, value, known(fact))
        case Not(part):
            held = _read(part, story, known)
            return Held(yes=held.no, no=held.yes)
        case Every(parts):
            every = [_read(part, story, known) for part in parts]
            return Held(
                yes=reduce(np.logical_and, [one.yes for one in every]),
                no=reduce(np.logical_or, [one.no for one in every]),
            )
        case Some(parts):
            some = [_read(part, story, known) for part in parts]
            return Held(
                yes=reduce(np.logical_or, [one.yes for one in some]),
                no=reduce(np.logical_and, [one.no for one in some]),
            )


def _compare(story: Story, fact: str, sign: Sign, value: Any, known: Flags) -> Held:
    choices = vocabulary()[fact].choices
    against = choices.index(value) if choices else value
    if "unknown" in choices:
        known = known & (story.values[fact] != choices.index("unknown"))
    compare: Callable[[Any, Any], Any] = COMPARISONS[sign]
    holds: Flags = compare(story.values[fact], against)
    return Held(yes=known & holds, no=known & ~holds)
