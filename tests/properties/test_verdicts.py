"""Whatever is seen, exactly one verdict holds."""

from hypothesis import given
from hypothesis import strategies as st

from linkwork.learning.methods.verdicts import (
    Interval,
    Seen,
    Verdict,
    holding,
    judge,
    needed_cases,
    rounded,
)

effects = st.floats(-1, 1)
widths = st.floats(0, 1)
smallest = st.floats(0.001, 0.5)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """An interval around its estimate, near the edges of the rules as well."""
    effect = draw(effects | st.sampled_from([-0.05, 0.0, 0.05]))
    low, high = draw(widths), draw(widths)
    return Interval(effect, effect - low, effect + high)


@st.composite
def sights(draw: st.DrawFn) -> Seen:
    """All that the rules could be shown."""
    return Seen(
        testable=draw(st.booleans()),
        shown=draw(st.booleans()),
        interval=draw(intervals()),
        smallest=draw(smallest | st.just(0.05)),
        contexts=tuple(draw(st.lists(st.tuples(intervals(), intervals()), max_size=3))),
    )


@given(sights())
def test_exactly_one_verdict_holds(seen: Seen) -> None:
    """No two rules are true together, and one always is."""
    assert len(holding(seen)) == 1


@given(sights())
def test_supported_is_never_within_what_is_too_small(seen: Seen) -> None:
    """A supported effect clears nothing on its side and reaches what matters."""
    if judge(seen) is Verdict.SUPPORTED:
        assert seen.interval.low > 0
        assert seen.interval.high >= seen.smallest


@given(sights())
def test_small_cells_leave_nothing_but_insufficient(seen: Seen) -> None:
    """Where a cell is small no verdict gives the effect away."""
    if seen.testable and not seen.shown:
        assert judge(seen) is Verdict.INSUFFICIENT


@given(st.integers(20, 10**6), st.floats(1e-4, 0.5), smallest)
def test_more_noise_needs_more_cases(n: int, error: float, least: float) -> None:
    """Twice the error needs four times the cases, as near as two digits tell."""
    one, two = needed_cases(n, error, least), needed_cases(n, 2 * error, least)
    assert one <= two <= 4.8 * one + 40


@given(st.floats(10.001, 1e9))
def test_figures_are_rounded_up_to_two_digits(cases: float) -> None:
    """About 310, never 308, and never less than is needed."""
    figure = rounded(cases)
    assert cases <= figure * (1 + 1e-9)
    assert figure <= cases * 1.1 + 1
    assert len(str(figure).rstrip("0")) <= 2
