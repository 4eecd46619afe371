"""How far two readers agree: beyond chance, with its uncertainty, and what only one has read."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist


@dataclass(frozen=True)
class Interval:
    """An estimate with its ends; None where it cannot be said."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Agreement:
    """What two readers have in common."""

    both: int  # records that both have decided
    only_first: int
    only_second: int
    neither: int
    agreed: int
    answers: tuple[str, ...]
    table: dict[tuple[str, str], int]  # the first reader's answer, the second's
    confidence: float
    observed: Interval  # share agreed, of those that both have decided
    expected: float | None  # share agreed by chance, from each one's own shares
    kappa: Interval
    pabak: Interval
    least: float | None  # share agreed, were all that only one has read apart
    most: float | None  # and were all of them agreed


NOTHING = Interval(None, None, None)


def of(
    pairs: Sequence[tuple[str | None, str | None]],
    *,
    answers: Sequence[str] = (),
    confidence: float = 0.95,
) -> Agreement:
    """Compare two readers, record by record; None is "not read".

    `answers` are those on offer (PABAK depends on how many there are); by default those given.
    """
    both = [(one, two) for one, two in pairs if one is not None and two is not None]
    first = sum(two is None and one is not None for one, two in pairs)
    second = sum(one is None and two is not None for one, two in pairs)
    given = {answer for pair in both for answer in pair}
    offered = tuple(dict.fromkeys([*answers, *sorted(given)]))
    agreed = sum(one == two for one, two in both)
    share = wilson(agreed, len(both), confidence)
    seen = len(both) + first + second
    return Agreement(
        both=len(both),
        only_first=first,
        only_second=second,
        neither=len(pairs) - seen,
        agreed=agreed,
        answers=offered,
        table=dict(Counter(both)),
        confidence=confidence,
        observed=share,
        expected=_expected(both, offered) if both else None,
        kappa=kappa(both, offered, confidence),
        pabak=_pabak(share, max(2, len(offered))),
        least=agreed / seen if seen else None,
        most=(agreed + first + second) / seen if seen else None,
    )


def kappa(
    both: Sequence[tuple[str, str]], answers: Sequence[str], confidence: float = 0.95
) -> Interval:
    """Cohen's kappa with the large-sample interval of Fleiss, Cohen and Everitt (1969).

    Not said where chance alone would make the readers agree on everything, such as where both gave
    one answer throughout.
    """
    if not both:
        return NOTHING
    many = len(both)
    expected = _expected(both, answers)
    if expected >= 1:
        return NOTHING
    observed = sum(one == two for one, two in both) / many
    value = (observed - expected) / (1 - expected)
    spread = sqrt(max(_variance(both, answers, observed, expected), 0.0) / many)
    far = NormalDist().inv_cdf(0.5 + confidence / 2) * spread
    return Interval(value, max(-1.0, value - far), min(1.0, value + far))


def wilson(held: int, many: int, confidence: float = 0.95) -> Interval:
    """A share with Wilson's (1927) score interval."""
    if not many:
        return NOTHING
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    share = held / many
    middle = (share + z * z / (2 * many)) / (1 + z * z / many)
    half = z / (1 + z * z / many) * sqrt(share * (1 - share) / many + z * z / (4 * many * many))
    return Interval(share, max(0.0, middle - half), min(1.0, middle + half))


def _pabak(share: Interval, answers: int) -> Interval:
    """Prevalence- and bias-adjusted kappa (Byrt, Bishop and Carlin 1993): chance is 1/answers."""

    def of_share(value: float | None) -> float | None:
        return None if value is None else (answers * value - 1) / (answers - 1)

    return Interval(of_share(share.value), of_share(share.low), of_share(share.high))


def _shares(
    both: Sequence[tuple[str, str]], answers: Sequence[str]
) -> tuple[dict[str, float], dict[str, float]]:
    ones, twos = Counter(one for one, _ in both), Counter(two for _, two in both)
    many = len(both)
    return {a: ones[a] / many for a in answers}, {a: twos[a] / many for a in answers}


def _expected(both: Sequence[tuple[str, str]], answers: Sequence[str]) -> float:
    first, second = _shares(both, answers)
    return sum(first[answer] * second[answer] for answer in answers)


def _variance(
    both: Sequence[tuple[str, str]], answers: Sequence[str], observed: float, expected: float
) -> float:
    """Variance of kappa times the number of records (Fleiss, Cohen and Everitt 1969, eq. 13)."""
    first, second = _shares(both, answers)
    table = Counter(both)
    many = len(both)
    value = (observed - expected) / (1 - expected)
    same = sum(
        table[(a, a)] / many * (1 - (first[a] + second[a]) * (1 - value)) ** 2 for a in answers
    )
    apart = sum(
        table[(a, b)] / many * (second[a] + first[b]) ** 2
        for a in answers
        for b in answers
        if a != b
    )
    return (same + (1 - value) ** 2 * apart - (value - expected * (1 - value)) ** 2) / (
        1 - expected
    ) ** 2
