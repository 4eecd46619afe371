"""The truth that is written beside the cases is true, and a plain comparison does not find it."""

from dataclasses import replace
from datetime import date
from math import sqrt

import numpy as np
import numpy.typing as npt
import pytest

from linkwork.invented.cases import Invented, generate
from linkwork.invented.effects import Effects, read_effects

ANCHOR = date(2026, 11, 22)
Floats = npt.NDArray[np.float64]


@pytest.fixture(scope="module")
def large() -> Invented:
    """100,000 people from 1,000 practices."""
    return generate(100_000, 3, anchor=ANCHOR, practices=1_000, played_out=True)


def as_if_by_lot() -> Effects:
    """The same effects in a service where nobody chooses and no place differs."""
    shipped = read_effects()
    choices = {name: dict.fromkeys(lean, 0.0) for name, lean in shipped.choices.items()}
    return replace(shipped, choices=choices, places=dict.fromkeys(shipped.places, 0.0))


def column(made: Invented, fact: str) -> Floats:
    """A column as numbers, unknown as nan."""
    numbers: Floats = made.table[fact].cast("float64").to_numpy()
    return numbers


def test_where_components_fall_by_lot_the_plain_comparison_finds_the_truth() -> None:
    """Two ways to the same figure: potential outcomes, and a trial of the whole service."""
    made = generate(
        200_000, 4, anchor=ANCHOR, practices=4_000, effects=as_if_by_lot(), played_out=True
    )
    off = {}
    for code, line in made.truth["statements"].items():
        if line["effect"] is None:
            continue
        spread = 3.4 if line["scale"] == "difference of means" else 0.5
        error = spread * sqrt(1 / line["with"] + 1 / line["without"])
        off[code] = (line["naive"] - line["effect"]) / error
    assert len(off) == 30
    assert max(abs(z) for z in off.values()) < 3.5, off
    assert sqrt(sum(z * z for z in off.values()) / len(off)) < 1.4, off


def test_what_is_declared_to_do_nothing_does_nothing(large: Invented) -> None:
    """A statement declared without effect has a true effect of exactly nought."""
    lines = large.truth["statements"]
    assert [code for code, line in lines.items() if line.get("declared") == 0] == [
        "EN6",
        "EG6",
        "EG11",
        "AD4",
    ]
    assert all(line["effect"] == 0 for line in lines.values() if line.get("declared") == 0)


def test_effects_differ_in_size_and_stay_on_the_scale_of_shares(large: Invented) -> None:
    """True effects run from small to large, signed as declared."""
    lines = [line for line in large.truth["statements"].values() if line.get("declared")]
    effects = [line["effect"] for line in lines if line["scale"] == "risk difference"]
    assert all(np.sign(line["effect"]) == np.sign(line["declared"]) for line in lines)
    assert min(map(abs, effects)) < 0.03
    assert 0.15 < max(map(abs, effects)) < 0.25


def test_the_plain_comparison_is_misled(large: Invented) -> None:
    """Of accompanying and checking in it sees too little; of explaining, an effect that is none."""
    lines = large.truth["statements"]
    assert lines["EG3"]["effect"] == pytest.approx(0.16, abs=0.02)
    assert lines["EG3"]["naive"] < lines["EG3"]["effect"] - 0.03
    assert lines["AD8"]["naive"] < lines["AD8"]["effect"] - 0.03
    assert lines["EG11"]["naive"] > 0.01


def test_an_adjusted_comparison_recovers_the_truth(large: Invented) -> None:
    """All the confounding of EG3 runs through facts that are in the table."""
    known = ~np.isnan(column(large, "accompanied"))
    treated = column(large, "accompanied")[known] == 1
    outcome = column(large, "first_session_attended")[known]
    lonely = column(large, "loneliness_before")[known]
    asked = ~np.isnan(lonely)
    mental = np.array(large.table["main_need"].to_pylist())[known] == "mental_wellbeing"
    woman = np.array(large.table["sex"].to_pylist())[known] == "female"
    confounders = np.column_stack(
        [
            *(column(large, fact)[known] for fact in ("age", "long_term_conditions")),
            *(column(large, "deprivation_fifth")[known] == fifth for fifth in (1, 2, 3, 4)),
            column(large, "open_cases_of_link_worker")[known],
            np.where(asked, lonely, 0.0),
            asked,
            mental,
            woman,
        ]
    )
    centred = confounders - confounders.mean(axis=0)
    ends = []
    for arm in (treated, ~treated):
        design = np.column_stack([np.ones(arm.sum()), centred[arm]])
        ends.append(np.linalg.lstsq(design, outcome[arm], rcond=None)[0][0])
    truth = large.truth["statements"]["EG3"]["effect"]
    assert ends[0] - ends[1] == pytest.approx(truth, abs=0.02)


def test_some_statements_hold_more_for_people_who_live_alone(large: Invented) -> None:
    """Being accompanied does more for people alone; being within reach does the same for all."""
    lines = large.truth["statements"]
    accompanied, reach = (lines[code]["groups"]["lives_alone"] for code in ("EG3", "EG1"))
    assert accompanied["yes"]["effect"] > accompanied["no"]["effect"] + 0.05
    assert reach["yes"]["effect"] == pytest.approx(reach["no"]["effect"], abs=0.01)
    assert accompanied["yes"]["n"] + accompanied["no"]["n"] <= lines["EG3"]["n"]


def test_mechanisms_carry_their_declared_part(large: Invented) -> None:
    """What a probe carries is stated, and is part of the whole effect."""
    lines = large.truth["statements"]
    assert lines["EG5"]["mechanism"]["probe"] == "felt_heard"
    assert lines["AD5"]["mechanism"]["probe"] == "belonging"
    for code in ("EG5", "AD5"):
        assert 0.3 < lines[code]["mechanism"]["indirect"] / lines[code]["effect"] < 0.8


def test_a_crowded_caseload_works_through_what_it_crowds_out() -> None:
    """Where more cases do nothing directly, they still cost people who would be accompanied."""
    shipped = read_effects()
    indirect = replace(shipped.statements["EG9"], logit=0.0)
    effects = replace(shipped, statements={**shipped.statements, "EG9": indirect})
    made = generate(20_000, 3, anchor=ANCHOR, effects=effects, played_out=True)
    assert -0.03 < made.truth["statements"]["EG9"]["effect"] < -0.003


def test_statements_about_the_system_say_why_they_have_no_truth(large: Invented) -> None:
    """What no table of cases can test has no effect, and a reason."""
    for code in ("SY1", "SY2", "SY3"):
        assert large.truth["statements"][code]["effect"] is None
        assert large.truth["statements"][code]["reason"]


def test_risk_sets_are_those_of_the_designs(large: Invented) -> None:
    """Truth is averaged over the people that the test of the statement compares."""
    lines = large.truth["statements"]
    table = large.table
    setbacks = column(large, "setback") == 1
    assert lines["AD9"]["n"] == setbacks.sum()
    complex_need = (column(large, "needs") >= 3) & ~np.isnan(column(large, "support_capped"))
    assert lines["AD10"]["n"] == complex_need.sum()
    assert lines["EG3"]["n"] == table.num_rows - table["accompanied"].null_count
    assert lines["EN7"]["n"] == table.num_rows
