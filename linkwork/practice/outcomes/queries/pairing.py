"""Change of a group, of the same people only: pairs, how many of how many, and who was lost."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from math import sqrt
from statistics import fmean, stdev
from typing import Any

from django.db.models import QuerySet

from linkwork.practice.outcomes.catalogue import INSTRUMENTS, WHEEL
from linkwork.practice.outcomes.instruments import QUESTIONS
from linkwork.practice.outcomes.models import Administration, Measure, Score
from linkwork.practice.plans.models import Rating
from linkwork.practice.referrals.models import Referral

ENOUGH = 30  # pairs, below which nothing is said of a group
Item, Point = Measure.Item, Measure.Point
Population = QuerySet[Referral] | Iterable[Referral]
Answer = tuple[date, float, str]  # when, what, and of what: a goal's thread, else nothing


@dataclass(frozen=True)
class Paired:
    """The first answer at the start and the last one later, of the people who gave both.

    Below `ENOUGH` pairs there are counts and reasons only: no mean, no change, no interval.
    """

    measure: str
    better: int
    n_eligible: int
    n_baseline: int
    n_pairs: int
    n_lost: int  # answered at the start, and not later
    mean_before: float | None = None
    mean_after: float | None = None
    change: float | None = None
    low: float | None = None
    high: float | None = None
    baseline_of_lost: float | None = None
    missing: dict[str, int] = field(default_factory=dict)

    @property
    def enough(self) -> bool:
        """Whether there are pairs enough to say anything of a group."""
        return self.n_pairs >= ENOUGH


def paired(referrals: Population, measure: str, *, after: str = Point.CLOSE) -> Paired:
    """Pair an item, or “instrument:scale”, over a population of referrals.

    Raises `ValueError` where there is no such measure or point.
    """
    point = Point(after)
    keys = _keys(referrals)
    better = _better(measure)
    before = _answers(measure, keys, Point.BASELINE)
    made = _made(measure, better, keys, before, _answers(measure, keys, point))
    return replace(made[0], missing=_reasons(measure, made[1], point))


def paired_items(
    referrals: Population, items: Iterable[Measure.Item], *, after: str = Point.CLOSE
) -> list[Paired]:
    """The same as `paired` for several items, asked of the database together."""
    point, wanted = Point(after), list(items)
    keys = _keys(referrals)
    told = _together(wanted, keys, point)
    for at in (Point.BASELINE, point):
        if Item.GOAL in wanted:
            _rated(told.answers.setdefault((Item.GOAL, at), {}), keys, at)
    found = []
    for item in wanted:
        before, later = told.of(item, Point.BASELINE), told.of(item, point)
        made, gone = _made(item, QUESTIONS[item].better, keys, before, later)
        found.append(replace(made, missing=_counted(gone, told.missing.get(item, {}))))
    return found


@dataclass
class _Told:
    """What was answered, by item and point; and why not at the later point, by item."""

    answers: dict[tuple[str, str], dict[int, list[Answer]]] = field(default_factory=dict)
    missing: dict[str, dict[int, str]] = field(default_factory=dict)

    def of(self, item: str, point: str) -> dict[int, list[Answer]]:
        """The answers to one item at one point."""
        return self.answers.get((item, point), {})


def _together(items: list[Measure.Item], keys: list[int], point: Measure.Point) -> _Told:
    rows = Measure.objects.filter(item__in=items, point__in=(Point.BASELINE, point))
    columns = ("item", "point", "referral_id", "asked_on", "value", "missing", "goal__thread")
    mine, told = set(keys), _Told()
    for item, at, key, on, value, missing, thread in rows.order_by("pk").values_list(*columns):
        if key not in mine:
            continue
        if value is not None:
            answers = told.answers.setdefault((item, at), {})
            answers.setdefault(key, []).append((on, float(value), _named(thread)))
        elif at == point:
            told.missing.setdefault(item, {})[key] = missing
    return told


def _made(
    measure: str,
    better: int,
    keys: list[int],
    before: dict[int, list[Answer]],
    later: dict[int, list[Answer]],
) -> tuple[Paired, set[int]]:
    """The pairs of answers, and whoever has no later one."""
    firsts = {key: min(given, key=_day) for key, given in before.items()}
    lasts = {key: _last(later.get(key, []), first[2]) for key, first in firsts.items()}
    pairs = [(first[1], last) for key, first in firsts.items() if (last := lasts[key]) is not None]
    lost = [first[1] for key, first in firsts.items() if lasts[key] is None]
    gone = set(keys) - {key for key, last in lasts.items() if last is not None}
    counts: dict[str, Any] = {
        "n_eligible": len(keys),
        "n_baseline": len(firsts),
        "n_pairs": len(pairs),
        "n_lost": len(lost),
    }
    return Paired(measure, better, **counts, **_means(pairs, lost)), gone


def _keys(referrals: Population) -> list[int]:
    if isinstance(referrals, QuerySet):
        return list(referrals.values_list("pk", flat=True))
    return [one.pk for one in referrals]


def _better(measure: str) -> int:
    code, _, scale = measure.partition(":")
    if not scale:
        return QUESTIONS[Item(measure)].better
    if code == WHEEL:
        return 1
    if code not in INSTRUMENTS or scale not in INSTRUMENTS[code].words:
        raise ValueError(f"there is no measure called {measure!r}")
    return INSTRUMENTS[code].better


def _last(answers: Sequence[Answer], thread: str) -> float | None:
    """The last answer about the same thing."""
    same = [one for one in answers if one[2] == thread or not one[2] or not thread]
    return max(reversed(same), key=_day)[1] if same else None


def _day(answer: Answer) -> date:
    return answer[0]


def _means(pairs: list[tuple[float, float]], lost: list[float]) -> dict[str, Any]:
    """The means and the 95% interval of the change (Student's t), where there are pairs enough."""
    if len(pairs) < ENOUGH:
        return {}
    moved = [after - before for before, after in pairs]
    change, reach = fmean(moved), _reach(moved)
    means = {
        "mean_before": fmean(before for before, _ in pairs),
        "mean_after": fmean(after for _, after in pairs),
        "change": change,
        "low": change - reach,
        "high": change + reach,
    }
    return means | ({"baseline_of_lost": fmean(lost)} if lost else {})


def _reach(moved: list[float]) -> float:
    from scipy.special import stdtrit  # here, so that the site starts without it

    return float(stdtrit(len(moved) - 1, 0.975)) * stdev(moved) / sqrt(len(moved))


# == Where the answers are ==
def _answers(measure: str, keys: list[int], point: Measure.Point) -> dict[int, list[Answer]]:
    code, _, scale = measure.partition(":")
    if scale:
        return _scored(code, scale, keys, point)
    rows = Measure.objects.filter(referral__in=keys, item=measure, point=point, value__isnull=False)
    told = rows.values_list("referral_id", "asked_on", "value", "goal__thread")
    found: dict[int, list[Answer]] = {}
    for key, on, value, thread in told.order_by("pk"):
        found.setdefault(key, []).append((on, float(value or 0), _named(thread)))
    if measure == Item.GOAL:
        _rated(found, keys, point)
    return found


def _named(thread: object) -> str:
    return "" if thread is None else str(thread)


def _scored(
    code: str, scale: str, keys: list[int], point: Measure.Point
) -> dict[int, list[Answer]]:
    rows = Score.objects.filter(
        administration__referral__in=keys,
        administration__instrument=code,
        administration__point=point,
        scale=scale,
    )
    found: dict[int, list[Answer]] = {}
    told = rows.values_list("administration__referral_id", "administration__asked_on", "value")
    for key, on, value in told.order_by("pk"):
        found.setdefault(key, []).append((on, float(value), ""))
    return found


def _rated(found: dict[int, list[Answer]], keys: list[int], point: Measure.Point) -> None:
    """Goals are rated in the plan as well: when first agreed, and when it is looked at again."""
    moments = {Point.BASELINE: Rating.Moment.AGREED, Point.REVIEW: Rating.Moment.REVIEW}
    if point not in moments:
        return
    rows = Rating.objects.filter(goal__plan__case__referral__in=keys, moment=moments[point])
    told = rows.values_list("goal__plan__case__referral_id", "on", "now", "thread")
    for key, on, now, thread in told.order_by("pk"):
        found.setdefault(key, []).append((on, float(now), str(thread)))


def _reasons(measure: str, gone: set[int], point: Measure.Point) -> dict[str, int]:
    """Why there is no later answer, of everybody without one; nothing said is not asked."""
    code, _, scale = measure.partition(":")
    if scale:
        rows = Administration.objects.filter(instrument=code, point=point, referral__in=gone)
        told = dict(rows.exclude(missing="").order_by("pk").values_list("referral_id", "missing"))
    else:
        given = Measure.objects.filter(item=measure, point=point, referral__in=gone)
        told = dict(given.exclude(missing="").order_by("pk").values_list("referral_id", "missing"))
    return _counted(gone, told)


def _counted(gone: set[int], told: dict[int, str]) -> dict[str, int]:
    said = Counter(told.get(key) or Measure.Missing.NOT_ASKED.value for key in gone)
    return dict(sorted(said.items()))
