"""Rows that are read a portion at a time are the same rows, and only what is wanted is read."""

import pytest

from linkwork.evidence.reporting.rows import AT_ONCE, Rows, turned


def counting(number: int) -> tuple[Rows[int], list[tuple[int, int]]]:
    """So many numbers, and which stretches of them were read."""
    read: list[tuple[int, int]] = []

    def stretch(start: int, stop: int) -> list[int]:
        read.append((start, stop))
        return list(range(start, stop))

    return Rows(number, stretch), read


def test_as_a_list() -> None:
    """They are what a list of them would be: all, some, one, the last, and none beyond."""
    number = 2 * AT_ONCE + 7
    rows, _ = counting(number)
    whole = list(range(number))
    assert list(rows) == whole
    assert len(rows) == number
    for cut in (slice(3, 9), slice(None, 4), slice(-5, None), slice(0, 10, 3), slice(9, 2)):
        assert list(rows[cut]) == whole[cut]
    assert list(rows[::-1]) == whole[::-1]
    assert (rows[0], rows[-1]) == (0, number - 1)
    with pytest.raises(IndexError):
        rows[number]


def test_a_stretch_reads_itself_alone() -> None:
    """A page reads its own rows, and the whole is read in portions."""
    rows, read = counting(AT_ONCE + 1)
    page = turned(rows, str)[100:200]
    assert (page[0], page[-1]) == ("100", "199")
    assert read == [(100, 200)]
    assert len(list(rows)) == AT_ONCE + 1
    assert read[1:] == [(0, AT_ONCE), (AT_ONCE, AT_ONCE + 1)]
