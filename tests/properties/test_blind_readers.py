"""Blindness and standing hold for whatever readers say, in whatever order."""

from collections import Counter
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from linkwork.evidence.screening.blindness import Pile, hidden, known, reading, relevance, to_read
from linkwork.evidence.screening.board import Board, Rule, Told, Word, hear
from linkwork.evidence.screening.levels import ORDER
from linkwork.evidence.screening.standing import TO_READ, Standing

LEVEL, ME = "abstract", 1
PILE = Pile(LEVEL)
RECORDS = range(1, 7)
ANSWERS = ("include", "maybe", "exclude", "taken back")
# Who (1 is me), about what, and what they said.
SAID = st.tuples(st.sampled_from([1, 2, 3]), st.sampled_from(RECORDS), st.sampled_from(ANSWERS))
Spoken = list[tuple[int, int, str]]


def board(said: Spoken, readers: int) -> Board:
    """The board of a review without a database, in which all this was said in this order."""
    made: Any = object.__new__(Board)
    told: dict[str, dict[int, Told]] = {one: {pk: Told() for pk in RECORDS} for one in ORDER}
    for place, (reader, record, answer) in enumerate(said):
        word = Word(place, record, LEVEL, reader, answer, "", True, False)
        hear(told[LEVEL][record], word, place)
    facts = {
        "review": SimpleNamespace(readers=readers),
        "search_of": dict.fromkeys(RECORDS, 1),
        "stands_for": {},
        "told": told,
        "rules": dict.fromkeys(ORDER, Rule(readers, 0)),
        "stops": [],
        "drawn": {},
        "_standings": {},
    }
    made.__dict__.update(facts)
    return made  # type: ignore[no-any-return]  # a board in all but its reading


def seen(now: Board) -> tuple[object, ...]:
    """Everything one reader is given of a board; places in turn as ranks."""
    read = reading(now, PILE, ME)
    return (
        [known(now, pk, LEVEL, ME) for pk in RECORDS],
        [relevance(now, pk, LEVEL, ME) for pk in RECORDS],
        to_read(now, PILE, ME),
        [(one.record, one.relevant) for one in read],
    )


@given(st.lists(SAID, max_size=40), st.lists(st.sampled_from(ANSWERS[:3]), min_size=40))
def test_what_one_other_says_moves_nothing(said: Spoken, instead: list[str]) -> None:
    """Where a second reader says anything else, or nothing, of what I have not read: as it was."""
    mine = {record for reader, record, _ in said if reader == ME}
    two = [one for one in said if one[0] in (1, 2)]
    first = seen(board(two, readers=2))
    turned = [
        (reader, record, instead[place] if reader == 2 and record not in mine else answer)
        for place, (reader, record, answer) in enumerate(two)
    ]
    silent = [one for one in two if one[0] == ME or one[1] in mine]
    assert seen(board(turned, readers=2)) == first
    assert seen(board(silent, readers=2)) == first


@given(st.lists(SAID, max_size=60), st.sampled_from([1, 2]))
def test_every_record_stands_somewhere(said: Spoken, readers: int) -> None:
    """Standings count every record once, and agree with a reading of the list by hand."""
    now = board(said, readers)
    where = now.standings(LEVEL)
    assert sum(Counter(where.values()).values()) == len(RECORDS)
    for record in RECORDS:
        last = {reader: answer for reader, of, answer in said if of == record}
        answers = [answer for answer in last.values() if answer != "taken back"]
        assert (where[record] in TO_READ) == (len(answers) < readers)
        if where[record] is Standing.INCLUDED:
            assert set(answers) == {"include"}
        if where[record] is Standing.APART:
            assert len(set(answers)) > 1


@given(st.lists(SAID, max_size=60))
def test_what_is_hidden_is_the_others_and_waits(said: Spoken) -> None:
    """A file may hold every answer but another's on a record that not all have read."""
    now = board(said, readers=2)
    rows = [(place, record, LEVEL, who) for place, (who, record, _) in enumerate(said)]
    gone = hidden(now, rows, ME)
    for place, record, _, who in rows:
        waits = now.standing(record, LEVEL) in TO_READ
        assert (place in gone) == (who != ME and waits)
