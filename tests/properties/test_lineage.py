"""Whatever is merged and taken out again: the trace alone says where every statement stands."""

from hypothesis import given
from hypothesis import strategies as st

from linkwork.evidence.synthesis import queries
from linkwork.evidence.synthesis.models import Lineage

CODES = ["EG1", "EG2", "EG3", "AD1", "AD2"]
ACTS = st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(CODES), st.booleans()))


def row(one: str, other: str, way: str) -> Lineage:
    """A row of the trace, as it is read."""
    return Lineage(from_code=one, to_code=other, from_version=1, to_version=1, way=way)


def done(acts: list[tuple[str, str, bool]]) -> tuple[list[Lineage], dict[str, str]]:
    """Do what the room would allow, and say where each merged statement then stands."""
    rows: list[Lineage] = []
    into: dict[str, str] = {}
    for one, other, out in acts:
        if out and one in into:
            rows.append(row(one, into.pop(one), Lineage.Way.PARTED))
        elif not out and one != other and not {one, other} & into.keys():
            rows.append(row(one, other, Lineage.Way.MERGED))
            into[one] = other
    return rows, into


@given(ACTS)
def test_the_trace_says_where_each_stands(acts: list[tuple[str, str, bool]]) -> None:
    """Read from the rows alone, the merges are those that were not undone."""
    rows, into = done(acts)
    assert queries.merged_into(rows) == {code: [to] for code, to in into.items()}


@given(ACTS)
def test_every_merge_ends_somewhere_that_stands(acts: list[tuple[str, str, bool]]) -> None:
    """Following the trace from a merged statement reaches one that is not merged, never itself."""
    rows, into = done(acts)
    for code, roots in queries.roots_of(rows).items():
        assert code not in roots
        assert any(root not in into for root in roots)


@given(ACTS)
def test_undoing_everything_leaves_nothing_merged(acts: list[tuple[str, str, bool]]) -> None:
    """Taken out one by one, every statement is where it began, and the trace has every row."""
    rows, into = done(acts)
    back = [row(code, to, Lineage.Way.PARTED) for code, to in into.items()]
    assert queries.merged_into([*rows, *back]) == {}
