"""The table of invented cases: its columns, its dice, and what it may leave unknown."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from linkwork.invented import cases as room
from linkwork.invented.cases import Invented, generate, write
from linkwork.invented.lots import CHANCE, DRAWN
from linkwork.theory.stages import Stage
from linkwork.theory.vocabulary import FactType, vocabulary

ANCHOR = date(2026, 11, 22)
Ask: TypeAlias = Callable[[Invented, str], list[tuple[Any, ...]]]
TYPES = {
    FactType.YES_NO: pa.bool_(),
    FactType.NUMBER: pa.float64(),
    FactType.CHOICE: pa.string(),
    FactType.TEXT: pa.string(),
    FactType.DATE: pa.date32(),
}
LATER = [
    fact.name
    for fact in vocabulary().values()
    if fact.known_at > Stage.ENROLMENT and fact.name != "outcome_missing_because"
]


def strays(fact: str, allowed: str) -> str:
    """Ask for cases that know a fact although they should not."""
    return f"SELECT * FROM cases WHERE {fact} IS NOT NULL AND ({allowed}) IS NOT TRUE LIMIT 3"


def test_every_fact_is_a_column_of_its_type(played_out: Invented) -> None:
    """The table has a column for every fact of the vocabulary, in its order, after `case`."""
    expected = [("case", pa.string())]
    expected += [(fact.name, TYPES[fact.type]) for fact in vocabulary().values()]
    assert [(field.name, field.type) for field in played_out.table.schema] == expected
    assert played_out.table.num_rows == 20_000


def test_cases_have_their_own_names(played_out: Invented) -> None:
    """No two cases share an id."""
    assert played_out.table["case"].null_count == 0
    assert len(set(played_out.table["case"].to_pylist())) == 20_000


def test_every_fact_is_known_of_somebody_and_choices_are_those_of_the_vocabulary(
    played_out: Invented,
) -> None:
    """No column is empty but those of a lottery, where none is held; no choice is invented."""
    for fact in vocabulary().values():
        if fact.name in (CHANCE, DRAWN):
            assert played_out.table[fact.name].null_count == played_out.table.num_rows
            continue
        values = set(played_out.table[fact.name].unique().to_pylist()) - {None}
        assert values, fact.name
        if fact.choices:
            assert values <= set(fact.choices), fact.name


def test_the_same_seed_gives_the_same_table() -> None:
    """The seed decides everything; another seed gives other people."""
    first, again = (generate(2_000, 5, anchor=ANCHOR) for _ in range(2))
    assert first.table.equals(again.table)
    assert first.truth == again.truth
    assert not first.table.equals(generate(2_000, 6, anchor=ANCHOR).table)


def test_the_anchor_moves_the_dates_and_nothing_else() -> None:
    """A demo made on another day tells of the same people."""
    first = generate(2_000, 5, anchor=ANCHOR).table.drop(["offered_on"])
    other = generate(2_000, 5, anchor=date(2027, 3, 1)).table.drop(["offered_on"])
    assert first.equals(other)


def test_a_file_holds_the_same_cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written block by block is what is generated, sorted by practice."""
    monkeypatch.setattr(room, "BLOCK", 700)
    told: list[int] = []
    truth = write(tmp_path / "c.parquet", 2_000, 5, anchor=ANCHOR, progress=told.append)
    made = generate(2_000, 5, anchor=ANCHOR)
    assert pq.read_table(tmp_path / "c.parquet").equals(made.table)
    assert truth == made.truth
    assert told == [700, 1_400, 2_000]
    assert pq.ParquetFile(tmp_path / "c.parquet").num_row_groups == 3
    practices = made.table["practice"].to_pylist()
    assert practices == sorted(practices)


def test_practices_and_link_workers_are_as_many_as_asked_for(ask: Ask) -> None:
    """Link workers belong to one practice where there are enough of them."""
    made = generate(5_000, 1, anchor=ANCHOR, practices=10, link_workers=25, played_out=True)
    many = "SELECT count(DISTINCT practice), count(DISTINCT link_worker) FROM cases"
    assert ask(made, many) == [(10, 25)]
    shared = "SELECT link_worker FROM cases WHERE agreed GROUP BY 1 HAVING count(DISTINCT practice)"
    assert ask(made, f"{shared} > 1") == []


def test_a_small_service_has_six_practices_and_eight_link_workers() -> None:
    """The default is the service of the demo."""
    truth = generate(3_000, 1, anchor=ANCHOR).truth
    assert (truth["practices"], truth["link_workers"]) == (6, 8)


@pytest.mark.parametrize("fact", LATER)
def test_people_who_declined_have_no_later_facts(standing: Invented, ask: Ask, fact: str) -> None:
    """Nothing is known after the offer of people who did not agree."""
    assert ask(standing, strays(fact, "agreed")) == []


@pytest.mark.parametrize("fact", [one.name for one in vocabulary().fixed_at(Stage.ADHERENCE)])
def test_adherence_is_unknown_without_a_first_session(
    standing: Invented, ask: Ask, fact: str
) -> None:
    """Facts of adherence belong to people who attended once."""
    assert ask(standing, strays(fact, "first_session_attended")) == []


@pytest.mark.parametrize(
    ("fact", "allowed"),
    [
        ("concerns_answered", "concerns_raised"),
        ("link_worker", "agreed"),
        ("accompanied", "waited_for_place IS NOT NULL"),
        ("waited_for_place", "accompanied IS NOT NULL"),
        ("contacts_in_four_weeks", "days_to_first_contact IS NOT NULL"),
        ("distance", "days_to_first_contact IS NOT NULL"),
        ("days_to_first_session", "first_session_attended"),
        ("returned_after_setback", "setback"),
        ("outcome_missing_because", "agreed AND life_satisfaction_after IS NULL"),
    ],
)
def test_a_fact_is_known_only_where_it_means_something(
    standing: Invented, ask: Ask, fact: str, allowed: str
) -> None:
    """A fact about what never came to be is unknown, not no."""
    assert ask(standing, strays(fact, allowed)) == []


def test_the_newest_cases_are_not_yet_read(
    standing: Invented, played_out: Invented, ask: Ask
) -> None:
    """Outcomes are read at a fixed day after the offer, good endings no sooner than bad."""
    newest = f"date_diff('day', offered_on, DATE '{ANCHOR}') < 90 AND agreed"
    known = f"SELECT count(first_session_attended), count(completed) FROM cases WHERE {newest}"
    assert ask(standing, known) == [(0, 0)]
    why = f"SELECT DISTINCT outcome_missing_because FROM cases WHERE {newest}"
    assert ask(standing, why) == [("too_early",)]
    ended = played_out.table["outcome_missing_because"].unique().to_pylist()
    assert "too_early" not in ended


def test_offers_were_made_in_the_last_eighteen_months_on_working_days(
    standing: Invented, ask: Ask
) -> None:
    """Nobody was offered anything on a Sunday, tomorrow, or years ago."""
    question = "SELECT min(offered_on), max(offered_on), max(isodow(offered_on)) FROM cases"
    ((first, last, weekday),) = ask(standing, question)
    assert first >= date(2025, 5, 22)
    assert last <= ANCHOR
    assert weekday <= 5
