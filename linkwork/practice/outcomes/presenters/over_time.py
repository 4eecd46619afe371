"""One person's answers over time: a drawing for each question answered more than once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from linkwork.practice.outcomes.catalogue import AREA_ENDS, DUTY_TO_ACT, INSTRUMENTS, WHEEL
from linkwork.practice.outcomes.instruments import QUESTIONS, Bands
from linkwork.practice.outcomes.models import Administration, Measure, Score
from linkwork.ui.trends import Answer, Trend, trend
from linkwork.ui.words import day

Item = Measure.Item


@dataclass(frozen=True)
class Over:
    """A question or score over time."""

    title: str
    question: str
    latest: str
    trend: Trend
    note: str = ""
    rows: list[tuple[str, str]] = field(default_factory=list)


def trends(measures: Iterable[Measure]) -> list[Over]:
    """Each question that was answered at least twice, in the items' order; goals by themselves."""
    answered = [one for one in measures if one.value is not None]
    return [
        _over(item, mine)
        for item in Item
        if item is not Item.GOAL and len(mine := [one for one in answered if one.item == item]) > 1
    ]


def _over(item: Measure.Item, mine: Sequence[Measure]) -> Over:
    question = QUESTIONS[item]
    answers = [
        Answer(one.asked_on, one.value or 0, note=f"{_when(one)}, {_how(one)}") for one in mine
    ]
    drawn = trend(answers, question.lowest, question.highest, bands=question.bands)
    return Over(str(item.label), question.text, question.said(mine[-1].value or 0), drawn)


def _when(one: Measure | Administration) -> str:
    return one.get_point_display().lower()


def _how(one: Measure | Administration) -> str:
    return one.get_mode_display().lower()


def scored(administrations: Iterable[Administration]) -> list[Over]:
    """Each score of each instrument, over time; where it was asked once, that once."""
    found: dict[tuple[str, str], list[Score]] = {}
    for one in administrations:
        for score in sorted(one.scores.all(), key=lambda score: score.pk):
            found.setdefault((one.instrument, score.scale), []).append(score)
    return [
        _scored(code, scale, rows) for (code, scale), rows in found.items() if _main(code, scale)
    ]


def _main(code: str, scale: str) -> bool:
    """The raw score of a converted one is kept, and not drawn."""
    return not (code == "swemwbs" and scale == "raw")


def _scored(code: str, scale: str, rows: Sequence[Score]) -> Over:
    low, high, bands, title, note = _shape(code, scale)
    answers = [
        Answer(
            one.administration.asked_on,
            float(one.value),
            note=f"{_when(one.administration)}, {_how(one.administration)}",
        )
        for one in rows
    ]
    drawn = trend(answers, low, high, bands=bands)
    band = next((name for top, name in bands if rows[-1].value <= top), "")
    latest = f"{rows[-1].value:f}".rstrip("0").rstrip(".") + (f", {band}" if band else "")
    return Over(title, rows[-1].scored_by, latest, drawn, note)


def _shape(code: str, scale: str) -> tuple[int, int, Bands, str, str]:
    if code == WHEEL:
        return (*AREA_ENDS, (), f"Wheel: {scale}", "")
    one = INSTRUMENTS[code]
    main = scale == one.main
    low, high = one.ends if main else (0, one.ends[1])
    if code == "ucla3" and not main:
        low, high = one.scales[3]
    title = f"{one.name}: {one.words[scale].lower()}"
    return low, high, one.bands if main else (), title, one.note if main else ""


def duty(administrations: Sequence[Administration]) -> str:
    """What must be acted on at once: the day of the answer, where the latest one calls for it."""
    code, item = DUTY_TO_ACT
    mine = [one for one in administrations if one.instrument == code and one.answers]
    if not mine or not mine[-1].answers.get(f"item_{item}"):
        return ""
    return day(mine[-1].asked_on)
