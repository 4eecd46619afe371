"""How the answers to an instrument become its score. Plain rules; no wording is kept here.

Every scorer gives nothing where an item is missing, and refuses an answer that is not on its scale.
"""

from collections.abc import Sequence
from decimal import Decimal

Answers = Sequence[int | None]
Scores = dict[str, Decimal]

# SWEMWBS, raw 7 to 35, converted to the metric score.
METRIC = (
    *("7.00", "9.51", "11.25", "12.40", "13.33", "14.08", "14.75", "15.32", "15.84", "16.36"),
    *("16.88", "17.43", "17.98", "18.59", "19.25", "19.98", "20.73", "21.54", "22.35", "23.21"),
    *("24.11", "25.03", "26.02", "27.03", "28.13", "29.31", "30.70", "32.55", "35.00"),
)
LOWEST_RAW = 7
YES, MORE_OR_LESS, NO = 1, 2, 3


class NotOnTheScale(ValueError):
    """An answer that cannot be right; the message names the item and its scale."""


def check(answers: Answers, scales: Sequence[tuple[int, int]]) -> None:
    """Raise `NotOnTheScale` unless there is one answer, or none, for each item, on its scale."""
    if len(answers) != len(scales):
        raise NotOnTheScale(f"There are {len(scales)} questions, and {len(answers)} answers.")
    for number, (answer, (lowest, highest)) in enumerate(zip(answers, scales, strict=True), 1):
        if answer is None:
            continue
        if isinstance(answer, bool) or not isinstance(answer, int):
            raise NotOnTheScale(f"Answer {number} is not a whole number.")
        if not lowest <= answer <= highest:
            raise NotOnTheScale(
                f"Answer {number} is {answer}, and runs from {lowest} to {highest}."
            )


def whole(answers: Answers) -> list[int] | None:
    """The answers where every item has one; else nothing."""
    given = [one for one in answers if one is not None]
    return given if len(given) == len(answers) else None


def total(answers: Answers) -> Scores:
    """The sum."""
    given = whole(answers)
    return {} if given is None else {"total": Decimal(sum(given))}


def loneliness(answers: Answers) -> Scores:
    """UCLA-3: the sum of the first three; the direct question stands by itself."""
    scores = total(answers[:3])
    direct = answers[3]
    return scores if direct is None else {**scores, "direct": Decimal(direct)}


def swemwbs(answers: Answers) -> Scores:
    """The raw sum, and the metric score that the table gives for it."""
    given = whole(answers)
    if given is None:
        return {}
    raw = sum(given)
    return {"metric": Decimal(METRIC[raw - LOWEST_RAW]), "raw": Decimal(raw)}


def de_jong_gierveld(answers: Answers) -> Scores:
    """The first three are worded negatively (emotional), the last three positively (social)."""
    given = whole(answers)
    if given is None:
        return {}
    emotional = sum(one in (YES, MORE_OR_LESS) for one in given[:3])
    social = sum(one in (NO, MORE_OR_LESS) for one in given[3:])
    return {
        "total": Decimal(emotional + social),
        "emotional": Decimal(emotional),
        "social": Decimal(social),
    }
