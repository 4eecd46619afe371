"""The totals of the invented service are those of published records."""

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from linkwork.invented.cases import Invented

Ask: TypeAlias = Callable[[Invented, str], list[tuple[Any, ...]]]
# What is counted, the published or assumed figure (see invented-service.md), and how far off it
# may be: 20,000 people from 400 practices that differ.
RATES = {
    "declined": ("1 - avg(agreed::INT)", 0.12, 0.02),
    "reached, of those referred": (
        "avg((days_to_first_contact IS NOT NULL)::INT) FILTER (agreed)",
        0.90,
        0.02,
    ),
    "any intervention, of those referred": ("avg(first_session_attended::INT)", 0.38, 0.02),
    "three contacts or more": ("avg((contacts_in_four_weeks >= 3)::INT)", 0.45, 0.03),
    "women": ("avg((sex = 'female')::INT)", 0.60, 0.02),
    "most deprived fifth": ("avg((deprivation_fifth = 1)::INT)", 0.42, 0.04),
    "ethnic minority, of those known": (
        "avg((ethnic_group <> 'white')::INT) FILTER (ethnic_group <> 'unknown')",
        0.23,
        0.02,
    ),
    "medical route": ("avg((route IN ('gp', 'nurse', 'other_clinician'))::INT)", 0.785, 0.065),
    "attends alone": ("avg(first_session_attended::INT) FILTER (NOT accompanied)", 0.62, 0.03),
    "completed, of starters": ("avg(completed::INT)", 0.43, 0.03),
    "kept coming": ("avg(sustained::INT)", 0.68, 0.04),
    "days to first contact, median": ("median(days_to_first_contact)", 7, 1),
    "days to first contact, 90th": ("quantile_cont(days_to_first_contact, 0.9)", 24, 2),
    "paired, of closed": (
        "count(life_satisfaction_before + life_satisfaction_after) / sum(agreed::INT)",
        0.40,
        0.05,
    ),
}


@pytest.mark.parametrize(("sql", "figure", "off"), RATES.values(), ids=RATES.keys())
def test_totals(played_out: Invented, ask: Ask, sql: str, figure: float, off: float) -> None:
    """Each step passes as many as the records say, within the tolerance beside it."""
    ((found,),) = ask(played_out, f"SELECT {sql} FROM cases")
    assert found == pytest.approx(figure, abs=off)


def test_the_worse_off_are_lost_from_the_outcome(played_out: Invented, ask: Ask) -> None:
    """Measures are missing not at random: those asked again began better off than those lost."""
    ((apart,),) = ask(
        played_out,
        "SELECT avg(life_satisfaction_before) FILTER (life_satisfaction_after IS NOT NULL)"
        " - avg(life_satisfaction_before) FILTER (life_satisfaction_after IS NULL)"
        " FROM cases WHERE days_to_first_contact IS NOT NULL",
    )
    assert apart > 0.2


def test_link_workers_accompany_those_who_seem_least_likely_to_go(
    played_out: Invented, ask: Ask
) -> None:
    """The confounding is there: the young, the lonely and those with mental ill health."""
    found = ask(
        played_out,
        "SELECT accompanied, avg(age), avg(loneliness_before), avg(open_cases_of_link_worker)"
        " FROM cases WHERE accompanied IS NOT NULL GROUP BY 1 ORDER BY 1",
    )
    (_, age_alone, lonely_alone, busy_alone), (_, age, lonely, busy) = found
    assert age < age_alone - 3
    assert lonely > lonely_alone + 0.3
    assert busy < busy_alone - 1
