"""Cut a long row of things into portions, so that none is ever held whole."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Thing = TypeVar("Thing")


def portions(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    """The things in their order, some at a time."""
    waiting = iter(things)
    while some := list(islice(waiting, size)):
        yield some
