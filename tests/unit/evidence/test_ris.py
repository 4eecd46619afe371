"""RIS files are read entry by entry: good ones come in, bad ones are told, nothing is lost."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwork.access.actors import Actor
from linkwork.evidence.records import actions, queries, ris
from linkwork.evidence.records.models import Review

GOOD = "TY  - JOUR\nID  - a1\nAU  - Reed, Tom\nTI  - Going along\nPY  - 2024/03//\nER  - \n"
MENDED = """\
TY  - JOUR
ID  - good1
TI  - A title that
 runs over two lines
DO  - https://doi.org/10.1000/x.1.
ER  -

TY  - JOUR
ID  - noend
TI  - It never ends
TY  - JOUR
ID  - good2
T1  - Another
Y1  - no date
ER  -
words from nowhere
TY  - JOUR
ID  - notitle
ER  -
AU  - Nobody, A
ER  -
"""


def test_good_entries_come_in_and_bad_ones_are_listed() -> None:
    """Each bad entry has its line and a reason in words; each good one its facts."""
    read = list(ris.entries(MENDED))
    assert [(one.number, one.line, bool(one.facts)) for one in read] == [
        (1, 1, True),
        (2, 8, False),
        (3, 11, True),
        (4, 16, False),
        (5, 17, False),
        (6, 20, False),
    ]
    facts = read[0].facts or {}
    assert facts["title"] == "A title that runs over two lines"
    assert facts["doi"] == "10.1000/x.1"
    assert (read[2].facts or {})["year"] is None
    assert read[1].fault == "no line ER, which ends a record"
    assert read[3].fault == "words that belong to no record"
    assert read[4].fault == "no title (TI or T1)"
    assert read[5].fault == "no line TY, which begins a record"


def test_the_shipped_literature_is_whole() -> None:
    """All 136 works are read; 39 have no DOI and 10 no year, as real searches are."""
    content = files("linkwork.evidence.records").joinpath("literature.ris").read_bytes()
    read = [one.facts or {} for one in ris.entries(ris.decode(content))]
    assert len(read) == 136
    assert all(read)
    assert sum(not one["doi"] for one in read) == 39
    assert sum(one["year"] is None for one in read) == 10


@given(st.text(max_size=600))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    """Whatever a file holds, every line that says something is in some entry, as it came."""
    kept = "\n".join(one.raw for one in ris.entries(text))
    assert all(line.rstrip() in kept for line in text.splitlines() if line.strip())


@given(st.lists(st.sampled_from(MENDED.splitlines() + GOOD.splitlines()), max_size=30))
def test_any_order_of_lines_is_read(lines: list[str]) -> None:
    """Lines in any order make entries that are good or have a reason, never both."""
    for one in ris.entries("\n".join(lines)):
        assert (one.facts is None) == bool(one.fault)


@pytest.mark.parametrize("content", [b"\x00\x01TY  - ", b"x" * (ris.MOST_BYTES + 1)])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    """A file of another sort, or beyond bounds, is refused as a whole."""
    with pytest.raises(ris.NotAFile):
        ris.decode(content)


def test_a_file_comes_in_once(review: Review, sade: Actor) -> None:
    """The same file again changes nothing; its records are said to be here already."""
    first = actions.take_in(review=review, content=MENDED.encode(), file_name="a.ris", by=sade)
    assert (first.new, first.already, first.refused) == (2, 0, 4)
    again = actions.take_in(review=review, content=MENDED.encode(), file_name="b.ris", by=sade)
    assert (again.new, again.already, again.refused) == (0, 2, 4)
    assert queries.records(review).count() == 2
    assert queries.refused(review).count() == 4


def test_the_same_record_in_another_file_is_the_same(review: Review, sade: Actor) -> None:
    """A key comes in once; other lines under the same key are put aside and not lost."""
    other = GOOD.replace("Going along", "Going alone")
    actions.take_in(review=review, content=GOOD.encode(), file_name="a.ris", by=sade)
    second = actions.take_in(
        review=review, content=(GOOD + "\n" + other).encode(), file_name="b.ris", by=sade
    )
    assert (second.new, second.already, second.refused) == (0, 1, 1)
    aside = queries.refused(review).get()
    assert "Going alone" in aside.raw
    assert aside.reason == "another record has the key a1"
