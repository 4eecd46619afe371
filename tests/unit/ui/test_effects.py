"""A difference is said in people first, with both ends of what it may be."""

import pytest

from linkwork.ui import effects

NEITHER = "no more and no fewer in every 100 people attend, between 10 fewer and 10 more"


@pytest.mark.parametrize(
    ("effect", "low", "high", "said"),
    [
        (0.18, 0.12, 0.24, "18 more in every 100 people attend, between 12 and 24"),
        (-0.15, -0.24, -0.06, "15 fewer in every 100 people attend, between 6 and 24"),
        (0.01, -0.02, 0.04, "1 more in every 100 people attend, between 2 fewer and 4 more"),
        (-0.04, -0.09, 0.01, "4 fewer in every 100 people attend, between 1 more and 9 fewer"),
        (0.0, -0.1, 0.1, NEITHER),
    ],
)  # fmt: skip
def test_a_difference_is_a_natural_frequency(
    effect: float, low: float, high: float, said: str
) -> None:
    """The sentence names the direction, the denominator and both ends."""
    assert effects.in_100(effect, low, high, "attend") == said


def test_a_cell_says_it_short() -> None:
    """In a table the same words fit one line."""
    assert effects.in_100_short(0.18, 0.12, 0.24, "attend") == "18 more in 100 attend (12 to 24)"


def test_halves_are_rounded_away_from_nought() -> None:
    """Both directions are treated alike, and a share that is a half in decimals is a half."""
    assert [effects.in_hundred(share) for share in (0.125, -0.125, 0.145, 0.004)] == [
        13,
        -13,
        15,
        0,
    ]


def test_points_carry_a_real_minus() -> None:
    """Percentage points are signed on both sides."""
    assert effects.points(-0.03, -0.09, 0.03) == (
        "\N{MINUS SIGN}3 percentage points (\N{MINUS SIGN}9 to +3)"
    )


def test_a_share_shows_its_denominator() -> None:
    """A share of none is not worked out."""
    assert effects.out_of(410, 1240) == "410 of 1,240 (33 in 100)"
    assert effects.out_of(0, 0) == "0 of 0"


def test_nothing_known_says_nothing() -> None:
    """No estimate makes no sentence."""
    assert effects.in_100(None) == effects.points(None) == effects.in_100_short(None, 0, 0) == ""
