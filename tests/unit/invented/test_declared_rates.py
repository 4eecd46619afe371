"""The invented service hits its declared rates, and says where each of them comes from."""

import pytest
from click.testing import CliRunner

from linkwork.invented.cases import Invented
from linkwork.invented.rates import POINTS, Rate, rates
from linkwork.site.commands.invented import invent

NAMES = (
    "women",
    "declined",
    "reached, of those who agreed",
    "any activity, of those referred",
    "spoken to 3 times or more",
    "first session attended, alone",
    "the same people, accompanied (truth)",
    "completed, of those who started",
    "first answer: provider said yes",
    "first answer: on the waiting list",
    "first answer: provider said no",
    "no answer at 14 days",
    "declined because: full",
    "not stopped going by 6 weeks",
)


@pytest.fixture(scope="module")
def found(played_out: Invented) -> list[Rate]:
    """Every rate of 20,000 people."""
    return rates(played_out)


def test_every_rate_is_within_three_points(found: list[Rate]) -> None:
    """Each share is within 3 points of its source; ranges, days and counts within their own."""
    assert [(one.name, round(one.found, 3), one.aim) for one in found if not one.hits] == []
    shares = [one for one in found if one.off == POINTS]
    assert len(shares) >= 17
    assert all(one.of > 1_000 and one.source for one in found)


def test_the_rates_of_the_table_are_there(found: list[Rate]) -> None:
    """None is left out for being missed."""
    assert set(NAMES) <= {one.name for one in found}


def test_a_rate_that_is_off_is_said_to_be() -> None:
    """Four points off is a miss, two are not."""
    assert not Rate("a", 0.50, "x", 0.54, 100).hits
    assert Rate("a", 0.50, "x", 0.52, 100).hits


def test_the_command_prints_them_beside_their_sources() -> None:
    """Each line says what was found, what was aimed at, among how many and by whom."""
    said = CliRunner().invoke(invent, ["rates", "--cases", "4000", "--seed", "3"])
    assert "women" in said.output
    assert "Bu 2025, 10.1016/S2468-2667(25)00217-8" in said.output
    assert "4,000 people, seed 3" in said.output
