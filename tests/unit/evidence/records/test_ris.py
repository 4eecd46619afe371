"""RIS files are read entry by entry: good ones come in, bad ones are told, nothing is lost."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwork.evidence.records import formats
from linkwork.evidence.records.formats import decoding, ris
from tests.unit.evidence.files import GOOD, MENDED


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
    assert read[0].facts is not None
    assert read[0].facts["title"] == "A title that runs over two lines"
    assert read[0].facts["doi"] == "10.1000/x.1"
    assert read[2].facts is not None
    assert read[2].facts["year"] is None
    assert read[2].facts["rest"] == {"when": ["no date"]}
    assert read[1].fault == "no line ER, which ends a record"
    assert read[3].fault == "words that belong to no record"
    assert read[4].fault == "no title (TI or T1)"
    assert read[5].fault == "no line TY, which begins a record"


def test_the_shipped_literature_is_whole() -> None:
    """All 136 works are read; 39 have no DOI and 10 no year, as real searches are."""
    content = files("linkwork.evidence.records").joinpath("literature.ris").read_bytes()
    read = [one.facts for one in formats.read_file(content, "literature.ris")]
    assert len(read) == 136
    good = [one for one in read if one is not None]
    assert len(good) == 136
    assert sum(not one["doi"] for one in good) == 39
    assert sum(one["year"] is None for one in good) == 10


@given(st.text(max_size=600))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    """Whatever a file holds, every line that says something is in some entry, as it came."""
    kept = "\n".join(one.raw for one in ris.entries(text))
    assert all(line.rstrip() in kept for _, line in decoding.lines(text) if line.strip())


@given(st.lists(st.sampled_from(MENDED.splitlines() + GOOD.splitlines()), max_size=30))
def test_any_order_of_lines_is_read(lines: list[str]) -> None:
    """Lines in any order make entries that are good or have a reason, never both."""
    for one in ris.entries("\n".join(lines)):
        assert (one.facts is None) == bool(one.fault)


def test_an_entry_too_long_to_be_one_is_told_and_kept() -> None:
    """A file without ends comes out in pieces: each is refused, and all of its lines are there."""
    text = "TY  - JOUR\nTI  - Long\n" + "more and more words of it\n" * 20_000 + GOOD
    read = list(ris.entries(text))
    assert [one.fault for one in read[:2]] == ["too long to be one record"] * 2
    assert read[-1].facts is not None
    assert "".join(one.raw for one in read).count("more") == 40_000


def test_a_tag_nobody_knows_is_kept() -> None:
    """What RIS has no name for comes back under its own tag."""
    text = GOOD.replace("ER  -", "XX  - a sign of the library\nSN  - 1234-5678\nER  -")
    (entry,) = ris.entries(text)
    assert entry.facts is not None
    assert entry.facts["rest"]["ris XX"] == ["a sign of the library"]
    written = ris.write(entry.facts)
    assert "XX  - a sign of the library\n" in written
    assert "SN  - 1234-5678\n" in written


@pytest.mark.parametrize("content", [b"\x00\x01TY  - ", b"TI\x00" * 9])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    """A file of another sort is refused as a whole."""
    with pytest.raises(formats.NotAFile):
        formats.decode(content)
