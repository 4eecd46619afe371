"""Estimates are placed truly on their line."""

from hypothesis import given
from hypothesis import strategies as st

from linkwork.ui.plots import Scale, axis, mark, words_of

LINE = Scale(-0.3, 0.4, matters=0.05)


def test_an_interval_is_placed_in_proportion() -> None:
    """On a line from -30 to +40, nought is three sevenths along."""
    drawn = mark(0.18, 0.12, 0.24, "supported", LINE)
    assert (drawn.zero, drawn.matters) == (42.86, 50.0)
    assert (drawn.x, drawn.width, drawn.at) == (60.0, 17.14, 68.57)
    assert drawn.look == "solid"


def test_an_interval_that_leaves_the_line_says_so() -> None:
    """Both ends are cut at the line's ends and marked as going on."""
    drawn = mark(0.11, -0.35, 0.52, "insufficient", LINE)
    assert (drawn.x, drawn.width) == (0.0, 100.0)
    assert drawn.off_left
    assert drawn.off_right


def test_each_verdict_looks_different() -> None:
    """No two verdicts share a look, so that the mark alone tells them apart."""
    verdicts = ("supported", "contradicted", "mixed", "insufficient", "too small to matter")
    looks = {mark(0.1, 0.0, 0.2, verdict, LINE).look for verdict in verdicts}
    assert len(looks) == len(verdicts)
    assert mark(None, None, None, "not testable", LINE).look == "bare"


@given(
    low=st.floats(-500, 0),
    span=st.floats(0.01, 1000),
    value=st.floats(-2000, 2000),
    times=st.sampled_from([1, 100]),
)
def test_nothing_is_drawn_off_the_line(low: float, span: float, value: float, times: int) -> None:
    """Every place lies on the line, and there are at most six labels in rising order."""
    scale = Scale(low, low + span, times=times)
    assert 0 <= scale.place(value) <= 100
    ticks = axis(scale)
    assert len(ticks) <= 6
    assert [tick.x for tick in ticks] == sorted(tick.x for tick in ticks)


def test_labels_are_round_and_signed() -> None:
    """A line both ways carries signs, nought has none; a line of counts has none."""
    assert [tick.label for tick in axis(LINE)] == ["\N{MINUS SIGN}20", "0", "+20", "+40"]
    assert [tick.label for tick in axis(Scale(0, 200, times=1, signed=False))] == [
        "0",
        "50",
        "100",
        "150",
        "200",
    ]


def test_a_row_says_what_it_draws() -> None:
    """The words beside the mark hold the same numbers; without numbers they say why."""
    row = {"estimate": 0.18, "low": 0.12, "high": 0.24}
    assert words_of(row, LINE) == "+18 (+12 to +24)"
    assert words_of({"verdict": "insufficient"}, LINE) == "not enough cases yet"
    assert words_of({"verdict": "not testable"}, LINE) == "not testable yet"
