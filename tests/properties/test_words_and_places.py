"""Words shown on a page are the page's words: nothing added, nothing lost, every place the same."""

from hypothesis import given
from hypothesis import strategies as st

from linkwork.evidence.extraction import places
from linkwork.evidence.extraction.printed import Box, Layer, Line

TEXTS = st.text(alphabet="ab. \n\u201d\N{GRINNING FACE}", max_size=200)


@given(TEXTS)
def test_flowing_text_keeps_every_place(text: str) -> None:
    """Only line ends change, into spaces: what stood at a place still stands there."""
    flowing = places.flowing(text)
    assert len(flowing) == len(text)
    changed = {(old, new) for old, new in zip(text, flowing, strict=True) if old != new}
    assert changed <= {("\n", " ")}
    assert {at for at, sign in enumerate(flowing) if sign == "\n"} == set(
        places.paragraph_ends(text)
    )


@given(TEXTS, st.integers(0, 200), st.integers(0, 200), st.integers(0, 60))
def test_surroundings_are_what_stands_around(text: str, one: int, two: int, around: int) -> None:
    """Before, passage and after are one stretch of the page; what is said of its ends is so."""
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    found = places.surroundings(text, start, end, around)
    whole = found.before + text[start:end] + found.after
    assert text[start - len(found.before) : end + len(found.after)] == whole
    assert found.starts == (len(found.before) == start)
    assert found.ends == (end + len(found.after) == len(text))
    assert max(len(found.before), len(found.after)) <= around


@given(st.lists(st.integers(1, 12), min_size=1, max_size=8), st.data())
def test_a_mark_covers_each_of_its_lines_once(lines: list[int], data: st.DataObject) -> None:
    """The boxes under a mark: one for each line it touches, as wide as what it touches there."""
    rows, boxes, at = [], [], 0
    for row, long in enumerate(lines):
        placed = [Box(x, row * 2, x + 1, row * 2 + 1) for x in range(long)]
        rows.append(Line(at, at + long, "x" * long, Box(0, row * 2, long, row * 2 + 1)))
        boxes += placed
        at += long
    start = data.draw(st.integers(0, at - 1))
    end = data.draw(st.integers(start + 1, at))
    under = Layer(12, 20, tuple(rows), tuple(boxes)).under(start, end)
    assert sum(box.right - box.left for box in under) == end - start
    assert len({box.top for box in under}) == len(under)
