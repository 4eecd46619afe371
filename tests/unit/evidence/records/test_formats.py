"""Every format gives back the records that were written in it, whatever stands in them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkwork.evidence.records import formats
from linkwork.evidence.records.formats import Facts
from linkwork.evidence.records.formats.entry import LONGEST, tidy

WORDS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "=cmd|' /C calc'!A0",
            "'=1+1",
            "50 % of {some} & $5_#~^\\",
            "A -- B --- C ``so'' it 'goes'",
            "Department of Health and Social Care",
            "one; two;; three;",
            "TI  - not a tag",
            "@article{x, title={y}}",
            "\\'e {\\'e} \\textit{x}",
            "2020 Mar 3",
            "10.1000/a_b(c)%7Bd%7D",
        ]
    ),
)
TIDY = WORDS.map(tidy)
ITEM = TIDY.map(lambda words: words.strip(" ;")).filter(bool)


def short(name: str) -> st.SearchStrategy[str]:
    """Words that fit a column."""
    return TIDY.map(lambda words: words[: LONGEST[name]].strip())


FACTS = st.fixed_dictionaries(
    {
        "key": short("key").filter(bool),
        "sort": short("sort"),
        "authors": st.lists(ITEM, max_size=4),
        "year": st.none() | st.integers(1500, 2099),
        "title": short("title").filter(bool),
        "journal": short("journal"),
        "volume": short("volume"),
        "issue": short("issue"),
        "pages": short("pages") | st.just("309–324"),
        "doi": st.just("") | st.just("10.1111/hsc.12839"),
        "number": short("number"),
        "address": short("address"),
        "keywords": st.lists(ITEM, max_size=4),
        "notes": st.lists(ITEM, max_size=3),
        "abstract": TIDY,
        "rest": st.dictionaries(
            st.sampled_from(
                ["issn", "ris XX", "bibtex month", "pubmed MHDA", "csv Any: heading", "publisher"]
            ),
            st.lists(TIDY.filter(bool), min_size=1, max_size=2),
            max_size=3,
        ),
    }
)


@pytest.mark.parametrize("form", sorted(formats.FORMATS))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(some=st.lists(FACTS, min_size=1, max_size=3))
def test_what_is_written_is_read_back(form: str, some: list[Facts]) -> None:
    """Whatever the words, the same facts come back, record by record."""
    text = "".join(formats.written(some, form))
    assert [one.facts for one in formats.entries(text, form)] == some


def shipped(folder: Path) -> Iterator[Path]:
    """Every real file of records there is."""
    yield from sorted((folder / "literature").glob("literature*"))
    yield from sorted((folder / "screening").glob("**/*.csv"))
    yield from sorted((folder / "dedupe").glob("*/records_pre_merged.csv"))


@pytest.mark.parametrize("form", sorted(formats.FORMATS))
def test_real_files_come_back_unchanged(form: str, shared_data: Path) -> None:
    """In, out and in again: at least 999 of 1,000 records are the same in every fact."""
    kept = lost = 0
    for path in shipped(shared_data):
        read = list(formats.read_file(path.read_bytes(), path.name))
        good = [one.facts for one in read if one.facts is not None][:800]
        text = "".join(formats.written(good, form))
        back = [one.facts for one in formats.entries(text, formats.told(text))]
        same = sum(one == other for one, other in zip(good, back, strict=False))
        kept, lost = kept + same, lost + max(len(good), len(back)) - same
    assert kept > 6_000
    assert lost <= 0.001 * (kept + lost)


MEDLINE = """\
PMID- 31502314
OWN - NLM
TI  - What approaches to social prescribing work, for whom, and in what
      circumstances? A realist review.
PG  - 309-324
LID - 10.1111/hsc.12839 [doi]
AB  - The use of non-medical referral.
FAU - Husk, Kerryn
AU  - Husk K
LA  - eng
DP  - 2020 Mar
TA  - Health Soc Care Community
JT  - Health & social care in the community
MH  - Humans
OT  - realist review

"""
BIB = """\
% Encoding: UTF-8
@string{hsc = "Health {\\&} Social Care"}
@article{husk2020,
  author = {Kerryn Husk and {van der Berg}, Jan and {World Health Organization}},
  title = "What approaches to {S}ocial prescribing work? {\\'E}tude",
  journal = hsc # " in the Community",
  year = 2020, month = mar, pages = {309--324}, doi = {10.1111/hsc.12839},
}
@article{broken, title = {Never closed,
  year = 2020
@book{after, title = {A book}, publisher = {A house}}
@comment{jabref-meta: x}
"""


def test_pubmed_is_read_by_its_tags() -> None:
    """Names in full, the DOI among the numbers, both sorts of keywords, lines run on."""
    (entry,) = formats.read_file(MEDLINE.encode(), "a.nbib")
    facts = entry.facts
    assert facts is not None
    assert facts["title"].endswith("in what circumstances? A realist review.")
    assert facts["authors"] == ["Husk, Kerryn"]
    assert (facts["year"], facts["doi"], facts["number"]) == (2020, "10.1111/hsc.12839", "31502314")
    assert facts["keywords"] == ["Humans", "realist review"]
    assert facts["rest"]["when"] == ["2020 Mar"]
    assert facts["rest"]["language"] == ["eng"]


def test_bibtex_is_read_entry_by_entry() -> None:
    """Names turned, strings put in, accents read; an open brace spoils its own entry alone."""
    first, broken, after = formats.read_file(BIB.encode(), "a.bib")
    assert first.facts is not None
    assert first.facts["authors"] == [
        "Husk, Kerryn",
        "van der Berg, Jan",
        "World Health Organization",
    ]
    assert first.facts["title"] == "What approaches to Social prescribing work? Étude"
    assert first.facts["journal"] == "Health & Social Care in the Community"
    assert (first.facts["year"], first.facts["pages"]) == (2020, "309–324")
    assert first.line == 3
    assert broken.facts is None
    assert broken.line == 9
    assert broken.fault.startswith("not BibTeX as it stands")
    assert after.facts is not None
    assert after.facts["rest"] == {"publisher": ["A house"]}


TABLE = """\
Article Title;Name of who;Publication Year
Going along;"Reed, T";2024
"Open;x;1
;y;2
Last;z;3
"""


def test_a_table_is_read_by_its_columns() -> None:
    """An open quote spoils its own row; a column for no fact is kept under its heading."""
    first, spoilt, untitled, last = formats.read_file(TABLE.encode(), "a.csv")
    assert first.facts is not None
    assert first.facts["title"] == "Going along"
    assert first.facts["rest"] == {"csv Name of who": ["Reed, T"]}
    assert (spoilt.line, spoilt.fault) == (3, "a quote is opened and not closed")
    assert (untitled.line, untitled.fault) == (4, "no title in its column")
    assert last.facts is not None
    chosen = list(formats.entries(TABLE, "csv", {0: "title", 1: "authors", 2: "year"}))
    assert chosen[0].facts is not None
    assert chosen[0].facts["authors"] == ["Reed, T"]
    assert chosen[0].facts["year"] == 2024


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8 with a mark"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16 without a mark"),
        ("utf-16-be", "UTF-16 without a mark"),
        ("cp1252", "Windows-1252"),
        ("latin-1", "Windows-1252"),
    ],
)
def test_every_encoding_is_read(encoding: str, said: str) -> None:
    """The same record comes out of the same words in any encoding."""
    text = "TY  - JOUR\nTI  - Zürich: a café’s résumé\nER  - \n"
    if encoding == "latin-1":
        text = text.replace("’", "'")
    found = formats.decode(text.encode(encoding))
    assert (found.text, found.encoding) == (text, said)


def test_lines_in_two_encodings_are_each_read() -> None:
    """Two exports put into one file: each line is read as what it is."""
    content = "TI  - Zürich\n".encode() + "TI  - Zürich\n".encode("cp1252") + b"TI  - \x81\n"
    found = formats.decode(content)
    assert found.text.startswith("TI  - Zürich\nTI  - Zürich\n")
    assert found.encoding == "Latin-1 and UTF-8 and Windows-1252"


def test_no_cell_is_a_formula() -> None:
    """A spreadsheet that opens the records runs nothing."""
    facts = next(formats.read_file(b"TY  - JOUR\nTI  - =1+1\nAU  - @SUM(A1)\nER  - \n")).facts
    assert facts is not None
    row = "".join(formats.written([facts], "csv")).splitlines()[1]
    assert "'=1+1" in row
    assert "'@SUM(A1)" in row
