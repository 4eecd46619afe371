"""The equity check: the finest groups that hide nobody, rounded, with the small ones not shown."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkwork.practice.lotteries.equity import FEATURES, FEWEST, STEP, Table, rounded, table

FIFTH = FEATURES["deprivation"]
# So many people in each fifth, and some of whom it is not known.
FIFTHS = st.tuples(*[st.integers(0, 30)] * 6).map(
    lambda many: [
        fifth for fifth, n in zip((1, 2, 3, 4, 5, None), many, strict=True) for _ in range(n)
    ]
)


def _cells(found: Table) -> list[tuple[int | None, float | None]]:
    return [
        (cell.count, cell.share)
        for row in found.rows
        for cell in (row.everybody, row.entered, row.drawn, row.rest)
        if cell is not None
    ]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(everybody=FIFTHS, drawn=FIFTHS, rest=FIFTHS, arms=st.booleans())
def test_no_small_count_is_ever_shown(
    everybody: list[int | None], drawn: list[int | None], rest: list[int | None], arms: bool
) -> None:
    """Every count shown is a multiple of five, and none stands for one to seven people."""
    found = table(FIFTH, everybody, drawn, rest, arms=arms)
    for count, share in _cells(found):
        assert share is None or count is not None
        assert count is None or count % STEP == 0
        assert count is None or count == 0 or count >= rounded(FEWEST)
    assert all(arms or (row.drawn is None and row.rest is None) for row in found.rows)


def test_fine_groups_where_all_are_large() -> None:
    """Forty in each fifth of each arm: five rows, each a fifth."""
    people = [fifth for fifth in (1, 2, 3, 4, 5) for _ in range(40)]
    found = table(FIFTH, people * 3, people, people, arms=True)
    assert [row.label for row in found.rows] == list(FIFTH.fine)
    assert {row.entered.share for row in found.rows} == {0.2}
    assert not found.hides


def test_coarse_groups_where_some_are_small() -> None:
    """Ten drawn and ten not of each half: the fifths are put together."""
    people = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5] * 2
    found = table(FIFTH, people * 4, people, people, arms=True)
    assert [row.label for row in found.rows] == list(FIFTH.coarse)
    assert [row.entered.count for row in found.rows] == [15, 25]


def test_what_is_small_even_so_is_hidden() -> None:
    """Three people of a group are "fewer than 8", not three."""
    sex = FEATURES["sex"]
    people = ["female"] * 20 + ["male"] * 3
    found = table(sex, people, people, [], arms=False)
    assert [(row.label, row.entered.count) for row in found.rows] == [
        ("Female", 20),
        ("Male, and other", None),
    ]
    assert found.rows[0].entered.share is None, "all but three would tell of the three"
    assert found.hides
