"""The search for duplicates: what is one work, what is asked of a person, and what is two."""

import pytest

from linkwork.evidence.duplicates import matching
from linkwork.evidence.duplicates.matching import Entry

TITLE = "Link workers and loneliness: a realist evaluation in four towns"
FULL: dict[str, object] = {
    "title": TITLE,
    "authors": ("Okonjo, Sade", "Reed, Tom", "Moreau, Ines"),
    "year": 2021,
    "journal": "Journal of Invented Community Health",
    "volume": "12",
    "issue": "3",
    "pages": "101-114",
    "doi": "10.1234/jich.2021.55",
}


def entry(name: str, **changes: object) -> Entry:
    """The invented work, changed as asked."""
    return Entry(name=name, **{**FULL, **changes})  # type: ignore[arg-type]


def answer(one: Entry, other: Entry) -> str:
    """What becomes of two entries: same, ask or apart."""
    found = matching.groups([one, other])
    return "same" if found.groups else "ask" if found.maybe else "apart"


NO_DOI = {"doi": ""}
NO_PLACE = {"volume": "", "issue": "", "pages": "", "doi": ""}
SAME = {
    "copied": {},
    "capitals and a full stop": {"title": f"{TITLE.upper()}."},
    "initials only": {"authors": ("Okonjo, S.", "Reed, T.", "Moreau, I."), **NO_DOI},
    "letters behind": {"authors": ("Okonjo S", "Reed T", "Moreau I"), **NO_DOI},
    "given name first": {"authors": ("Sade Okonjo", "Tom Reed", "Ines Moreau"), **NO_DOI},
    "first author only": {"authors": ("Okonjo, S.",), **NO_DOI},
    "short end page": {"pages": "101–14", **NO_DOI},
    "journal cut short": {"journal": "J Invented Community Health", **NO_DOI},
    "journal's initials": {"journal": "JICH", **NO_DOI},
    "subtitle dropped": {"title": "Link workers and loneliness", **NO_DOI},
    "a note of the database": {"title": TITLE + " [Review] [43 refs]", **NO_DOI},
    "erratum noted": {"title": TITLE + ".[Erratum appears in J Inv 2022;1:2]", **NO_DOI},
    "DOI as an address": {"doi": "https://doi.org/10.1234/JICH.2021.55", "pages": "", "year": 2020},
    "online a year before": {"year": 2020, **NO_DOI},
    "little given": {"journal": "", "volume": "", "issue": "", "pages": "", **NO_DOI},
    "a slip in the title": {"title": TITLE.replace("loneliness", "lonelines"), **NO_DOI},
}  # fmt: skip


@pytest.mark.parametrize("changes", SAME.values(), ids=SAME)
def test_one_work(changes: dict[str, object]) -> None:
    """As databases differ in giving it, the work is still found to be one."""
    assert answer(entry("a"), entry("b", **changes)) == "same"


ASKED = {
    "another article of the same words": {"pages": "215-220", **NO_DOI},
    "a DOI of its own": {"doi": "10.9999/other", "pages": "", "journal": ""},
    "men and women": {
        "title": "Link workers and loneliness of men: a realist evaluation in four towns",
        "pages": "",
        **NO_DOI,
    },
    "another journal": {"journal": "Proceedings of Elsewhere", **NO_PLACE, "year": 2020},
}  # fmt: skip


@pytest.mark.parametrize("changes", ASKED.values(), ids=ASKED)
def test_a_person_is_asked(changes: dict[str, object]) -> None:
    """Where the facts speak for and against, no machine joins."""
    assert answer(entry("a"), entry("b", **changes)) == "ask"


APART = {
    "part two": {"title": TITLE + ", part 2", "pages": "215-230", "issue": "4", **NO_DOI},
    "another year, volume and place": {"year": 2024, "volume": "15", "pages": "9-20", **NO_DOI},
    "other people": {"authors": ("Stone, Ida",), "journal": "Elsewhere", "year": 2018, **NO_PLACE},
    "another title": {"title": "Waiting lists and what they cost", "pages": "7-9", **NO_DOI},
}  # fmt: skip


@pytest.mark.parametrize("changes", APART.values(), ids=APART)
def test_two_works(changes: dict[str, object]) -> None:
    """Two works are not even asked about."""
    assert answer(entry("a"), entry("b", **changes)) == "apart"


def test_part_one_and_two_without_a_place() -> None:
    """Part 1 and part 2 in one volume, without pages, are left to a person."""
    bare = {"pages": "", "doi": "", "issue": ""}
    one = entry("a", title=f"{TITLE}: part 1", **bare)
    other = entry("b", title=f"{TITLE}: part 2", **bare)
    assert answer(one, other) != "same"


def test_titles_that_recur() -> None:
    """Editorials of one editor in one volume are not one work."""
    bare = {"title": "Editor's comments", "authors": ("Okonjo, Sade",), "doi": "", "pages": ""}
    assert answer(entry("a", **bare), entry("b", **bare, issue="4")) != "same"


def test_reason_in_words() -> None:
    """A group says what its records share, and where they differ."""
    (group,) = matching.groups([entry("a"), entry("b", year=2020, doi="")]).groups
    assert group.names == ("a", "b")
    assert group.why == (
        "same title, authors, journal, volume, issue and pages; nearly the same year"
    )


def test_groups_of_many() -> None:
    """Three copies are one group, and a fourth work stays out of it."""
    found = matching.groups(
        [
            entry("a"),
            entry("b", doi=""),
            entry("c", authors=("Okonjo, S",)),
            entry("d", title="Else", doi=""),
        ]
    )
    assert [group.names for group in found.groups] == [("a", "b", "c")]


def test_a_chain_ties_no_two_works() -> None:
    """A record that could be either of two works does not make them one."""
    first = entry("first", doi="10.1/one", pages="1-9", volume="1", issue="1", year=2019)
    bare = {"journal": "", "volume": "", "issue": "", "pages": "", "doi": ""}
    between = entry("between", year=2019, **bare)
    other = entry("other", doi="10.1/two", pages="50-61", volume="2", issue="2", year=2019)
    found = matching.groups([first, between, other])
    assert all({"first", "other"} - set(group.names) for group in found.groups)
    assert found.maybe


def test_empty_entries_are_nobody() -> None:
    """Records that say nothing are not said to be one work."""
    found = matching.groups([Entry("a"), Entry("b"), Entry("c", title="?"), Entry("d", title="?")])
    assert found == matching.Found((), ())


def test_how_far_it_is() -> None:
    """Whoever waits hears how many pairs there are to compare."""
    heard: list[tuple[int, int]] = []
    matching.groups([entry("a"), entry("b")], tell=lambda done, of: heard.append((done, of)))
    assert heard == [(0, 1)]
