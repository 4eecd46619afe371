"""Waits: those still waiting are counted for as long as they have waited."""

from linkwork.practice.reports.waiting import DONE, LEFT, WAITING, wait


def test_everybody_through() -> None:
    """With nobody waiting, the median is the plain median."""
    found = wait([(day, DONE, 1) for day in range(1, 11)])
    assert (found.half, found.nine_in_ten, found.began) == (5, 9, 10)


def test_those_still_waiting_lengthen_the_wait() -> None:
    """Five through within five days and five waiting for ten: half, and not nine in ten."""
    found = wait([*((day, DONE, 1) for day in range(1, 6)), (10, WAITING, 5)])
    assert (found.half, found.nine_in_ten, found.longest) == (5, None, 10)


def test_a_published_example() -> None:
    """The 6-MP arm of Freireich's leukaemia trial: the median remission is 23 weeks."""
    done = [(6, 3), (7, 1), (10, 1), (13, 1), (16, 1), (22, 1), (23, 1)]
    open_ = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    rows = [(week, DONE, people) for week, people in done]
    found = wait([*rows, *((week, WAITING, 1) for week in open_)])
    assert (found.began, found.done, found.half) == (21, 9, 23)


def test_whoever_left_counts_until_they_left() -> None:
    """Leaving is neither being through nor waiting on."""
    found = wait([(2, LEFT, 4), (5, DONE, 1), (9, DONE, 1)])
    assert (found.left, found.waiting, found.half) == (4, 0, 5)


def test_nobody_waits() -> None:
    """Of nobody there is no wait."""
    assert wait([]).half is None
