"""Rows that are read a portion at a time: a page reads its own, and a file one after another."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, overload

Row = TypeVar("Row")
Other = TypeVar("Other")
AT_ONCE = 500


class Rows(Sequence[Row]):
    """So many rows, of which any stretch is read when it is wanted, and not before."""

    def __init__(self, number: int, read: Callable[[int, int], Sequence[Row]]) -> None:
        """`read` answers the rows from one place up to another."""
        self._number, self._read = number, read

    def __len__(self) -> int:
        return self._number

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...

    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            start, stop, step = at.indices(self._number)
            return list(self._read(start, stop))[::step] if step > 0 else list(self)[at]
        place = at + self._number if at < 0 else at
        if not 0 <= place < self._number:
            raise IndexError(at)
        return self._read(place, place + 1)[0]

    def __iter__(self) -> Iterator[Row]:
        for start in range(0, self._number, AT_ONCE):
            yield from self._read(start, min(start + AT_ONCE, self._number))


def turned(rows: Sequence[Row], turn: Callable[[Row], Other]) -> Rows[Other]:
    """The same rows in another form, each turned when it is read."""
    return Rows(len(rows), lambda start, stop: [turn(row) for row in rows[start:stop]])
