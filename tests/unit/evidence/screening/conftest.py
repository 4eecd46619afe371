"""A review with records to read, and its three readers."""

from collections.abc import Callable, Sequence

import pytest

from linkwork.access.actors import Actor
from linkwork.evidence.records import actions as records
from linkwork.evidence.records import queries as records_of
from linkwork.evidence.records.models import Record, Review

WORDS = ("company on the way", "loneliness and gardens", "a trial of debt advice", "choir singing")
Made = Callable[[int], Sequence[Record]]


def ris(number: int) -> str:
    """The lines of one record, unlike any other."""
    title = f"{WORDS[number % len(WORDS)].capitalize()}, study number {number * 7919}"
    lines = ("TY  - JOUR", f"ID  - r{number}", f"AU  - Author{number}, A", f"TI  - {title}")
    return "\n".join([*lines, f"PY  - {1990 + number % 30}", "ER  - "]) + "\n"


@pytest.fixture
def made(review: Review, sade: Actor, ines: Actor) -> Made:
    """Take so many records into the review; Ines belongs to it too."""
    assert ines.user is not None
    records.admit(review=review, user=ines.user, by=sade)

    def take(many: int) -> Sequence[Record]:
        text = "".join(ris(number) for number in range(many))
        records.take_in(review=review, content=text.encode(), file_name="a.ris", by=sade)
        return list(records_of.records(review))

    return take


@pytest.fixture
def three(made: Made) -> Sequence[Record]:
    """Three records."""
    return made(3)
