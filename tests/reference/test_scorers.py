"""Scores of instruments against the published rules, written again from the design's tables."""

from decimal import Decimal
from itertools import product

import pytest

from linkwork.practice.outcomes import scorers
from linkwork.practice.outcomes.catalogue import (
    DE_JONG_GIERVELD,
    GAD7,
    INSTRUMENTS,
    PHQ9,
    SWEMWBS,
    UCLA3,
    Instrument,
)

# The design's table of raw and metric scores, row by row.
SWEMWBS_TABLE = """
7 7.00 · 8 9.51 · 9 11.25 · 10 12.40 · 11 13.33 · 12 14.08 · 13 14.75 · 14 15.32 · 15 15.84
16 16.36 · 17 16.88 · 18 17.43 · 19 17.98 · 20 18.59 · 21 19.25 · 22 19.98 · 23 20.73 · 24 21.54
25 22.35 · 26 23.21 · 27 24.11 · 28 25.03 · 29 26.02 · 30 27.03 · 31 28.13 · 32 29.31 · 33 30.70
34 32.55 · 35 35.00
"""
ROWS = [tuple(row.split()) for line in SWEMWBS_TABLE.split("\n") for row in line.split("·") if row]


def spread(raw: int) -> list[int]:
    """Seven answers from 1 to 5 that add up to a raw score."""
    answers = [1] * 7
    for place in range(raw - 7):
        answers[place % 7] += 1
    return answers


def test_the_table_is_whole() -> None:
    """Every raw score that seven answers can give has its row."""
    assert [int(raw) for raw, _ in ROWS] == list(range(7, 36))


@pytest.mark.parametrize(("raw", "metric"), ROWS)
def test_swemwbs(raw: str, metric: str) -> None:
    """Each raw score becomes the metric score of its row."""
    answers = spread(int(raw))
    assert SWEMWBS.score(answers) == {"raw": Decimal(raw), "metric": Decimal(metric)}


def test_the_metric_rises_with_the_raw() -> None:
    """No row of the table stands in the wrong place."""
    metric = [Decimal(one) for one in scorers.METRIC]
    assert metric == sorted(metric)
    assert len(set(metric)) == len(metric)


@pytest.mark.parametrize("answers", list(product((1, 2, 3), repeat=3)))
def test_ucla(answers: tuple[int, int, int]) -> None:
    """The sum of three, 3 to 9; the direct question stands by itself."""
    assert UCLA3.score([*answers, None]) == {"total": sum(answers)}
    assert UCLA3.score([*answers, 4]) == {"total": sum(answers), "direct": 4}


def test_ucla_without_one_of_three() -> None:
    """A sum with an item missing is no sum; the direct answer is kept."""
    assert UCLA3.score([1, None, 3, 2]) == {"direct": 2}


@pytest.mark.parametrize(("total", "lonely"), [(3, False), (5, False), (6, True), (9, True)])
def test_the_convention_of_six(total: int, lonely: bool) -> None:
    """Six and more is named as the usual convention has it."""
    band = next(name for top, name in UCLA3.bands if total <= top)
    assert ("lonely" in band and "convention" in band) is lonely


@pytest.mark.parametrize("answers", list(product((1, 2, 3), repeat=6))[::7])
def test_de_jong_gierveld(answers: tuple[int, ...]) -> None:
    """Negative items count yes and more or less; positive ones count no and more or less."""
    emotional = len([one for one in answers[:3] if one != 3])
    social = len([one for one in answers[3:] if one != 1])
    assert DE_JONG_GIERVELD.score(answers) == {
        "emotional": emotional,
        "social": social,
        "total": emotional + social,
    }


@pytest.mark.parametrize(
    ("instrument", "total", "band"),
    [
        (PHQ9, 4, "minimal"),
        (PHQ9, 5, "mild"),
        (PHQ9, 10, "moderate"),
        (PHQ9, 15, "moderately severe"),
        (PHQ9, 20, "severe"),
        (PHQ9, 27, "severe"),
        (GAD7, 4, "minimal"),
        (GAD7, 5, "mild"),
        (GAD7, 10, "moderate"),
        (GAD7, 15, "severe"),
        (GAD7, 21, "severe"),
    ],
)
def test_clinical_bands(instrument: Instrument, total: int, band: str) -> None:
    """The lines of the published bands: 5, 10, 15, 20 and 5, 10, 15."""
    assert next(name for top, name in instrument.bands if total <= top) == band
    full, rest = divmod(total, 3)
    answers = [3] * full + [rest] * bool(rest)
    answers += [0] * (instrument.items - len(answers))
    assert instrument.score(answers) == {"total": total}


@pytest.mark.parametrize("instrument", INSTRUMENTS.values(), ids=str)
def test_no_score_with_an_item_missing(instrument: Instrument) -> None:
    """One answer missing leaves the instrument without its main score."""
    for missing in range(instrument.items if instrument is not UCLA3 else 3):
        answers: list[int | None] = [lowest for lowest, _ in instrument.scales]
        answers[missing] = None
        assert instrument.main not in instrument.score(answers)


@pytest.mark.parametrize("instrument", INSTRUMENTS.values(), ids=str)
def test_the_ends_of_the_score(instrument: Instrument) -> None:
    """The lowest and highest possible scores are those that drawings run between."""
    answered = {
        instrument.score(answers)[instrument.main]
        for ends in product((0, 1), repeat=2)
        for answers in [
            [
                scale[ends[0] if place < 3 or instrument is not DE_JONG_GIERVELD else ends[1]]
                for place, scale in enumerate(instrument.scales)
            ]
        ]
    }
    assert (int(min(answered)), int(max(answered))) == instrument.ends


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ([1] * 6, "7 questions, and 6 answers"),
        ([0, 1, 1, 1, 1, 1, 1], "Answer 1 is 0, and runs from 1 to 5"),
        ([1, 1, 1, 1, 1, 1, 6], "Answer 7 is 6, and runs from 1 to 5"),
        ([1, 1, 1, "2", 1, 1, 1], "Answer 4 is not a whole number"),
        ([1, 1, 1, 1.5, 1, 1, 1], "Answer 4 is not a whole number"),
        ([True, 1, 1, 1, 1, 1, 1], "Answer 1 is not a whole number"),
    ],
)
def test_bad_answers_are_refused(answers: list[int], says: str) -> None:
    """An answer that cannot be right is refused, and the message says which and why."""
    with pytest.raises(scorers.NotOnTheScale, match=says):
        scorers.check(answers, SWEMWBS.scales)


def test_an_answer_may_be_missing() -> None:
    """What is not there is not wrong."""
    scorers.check([None] * 7, SWEMWBS.scales)
