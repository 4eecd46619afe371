"""The search for duplicates over many made-up sets: whole groups, no order, nothing lost."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from linkwork.evidence.duplicates import folding, matching
from linkwork.evidence.duplicates.matching import Entry

TOLD = (
    "company waiting first session people talking walking garden link worker town choice trust "
    "older younger group alone debt grief pain sleep music sport art nature singing"
)
WORDS = TOLD.split()
FAMILIES = ("Okonjo", "Reed", "Moreau", "Stone", "Adeyemi", "Price", "Ferreira", "Müller", "李")


def a_set(seed: int, works: int) -> list[Entry]:
    """Works, each written once to three times, as databases would."""
    dice = Random(seed)
    found: list[Entry] = []
    for number in range(works):
        entry = Entry(
            name=f"{number}.0",
            title=" ".join(dice.sample(WORDS, dice.randint(1, 9))),
            authors=tuple(f"{dice.choice(FAMILIES)}, A." for _ in range(dice.randint(0, 3))),
            year=dice.choice([None, 2018, 2019, 2020]),
            journal=dice.choice(["", "Invented Health", "Elsewhere"]),
            volume=dice.choice(["", "1", "2 Suppl 1"]),
            pages=dice.choice(["", "1-9", "e17", "s1-s4", "t-8", "101–14"]),
            doi=dice.choice(["", f"10.1234/{number}"]),
        )
        found.append(entry)
        for again in range(dice.choice([0, 0, 1, 2])):
            title = dice.choice([entry.title, entry.title.upper(), f"{entry.title}."])
            found.append(replace(entry, name=f"{number}.{again + 1}", title=title, doi=""))
    return found


sets = st.builds(a_set, st.integers(0, 10**9), st.integers(0, 40))


@settings(max_examples=60, deadline=None)
@given(sets)
def test_whole_and_apart(entries: list[Entry]) -> None:
    """No record is in two groups, none is asked about within its group, and all are of the set."""
    found = matching.groups(entries)
    members = [name for group in found.groups for name in group.names]
    assert len(members) == len(set(members))
    assert set(members) <= {entry.name for entry in entries}
    group_of = {name: place for place, group in enumerate(found.groups) for name in group.names}
    asked = [
        (group_of.get(one.first, one.first), group_of.get(one.second, one.second))
        for one in found.maybe
    ]
    assert all(first != second for first, second in asked)
    assert len({frozenset(map(str, pair)) for pair in asked}) == len(asked)
    assert all(group.why and len(group.names) > 1 for group in found.groups)


@settings(max_examples=40, deadline=None)
@given(sets, st.randoms(use_true_random=False))
def test_a_copy_is_found(entries: list[Entry], dice: Random) -> None:
    """Wherever it stands, the very same record with a DOI joins its original."""
    work = Entry(
        "original", title="An invented study of company", authors=("Okonjo, S.",), doi="10.1/x"
    )
    mixed = [*entries, work, replace(work, name="copy")]
    dice.shuffle(mixed)
    groups = [set(group.names) for group in matching.groups(mixed).groups]
    assert {"original", "copy"} in groups


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=20), st.text(max_size=20))
def test_no_text_breaks_it(title: str, author: str, pages: str, doi: str) -> None:
    """Whatever a field holds, the search answers."""
    entry = Entry("a", title, (author,), 2020, title, pages, pages, pages, doi, title * 9)
    matching.groups([entry, replace(entry, name="b"), replace(entry, name="c", title=pages)])


pairs = st.sets(st.frozensets(st.integers(0, 30), min_size=2, max_size=2), max_size=40)


@given(pairs)
def test_components(joined: set[frozenset[int]]) -> None:
    """Groups part the records: each pair lies within one, and no two share a record."""
    groups = [set(group) for group in folding.components(joined)]
    assert all(sum(pair <= group for group in groups) == 1 for pair in joined)
    assert sum(map(len, groups)) == len(set().union(*groups))
