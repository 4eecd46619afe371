"""A review with a few records, some of them one work as two databases give it."""

import pytest

from linkwork.access.actors import Actor
from linkwork.evidence.records import actions as records
from linkwork.evidence.records import queries
from linkwork.evidence.records.models import Record, Review

FIRST = """TY  - JOUR
ID  - company
AU  - Okonjo, Sade
AU  - Reed, Tom
TI  - Company on the way to a first session
PY  - 2020
JO  - Invented Health
VL  - 4
SP  - 1
EP  - 9
DO  - 10.1234/way
ER  -
TY  - JOUR
ID  - waiting
AU  - Stone, Ida
TI  - Waiting for a link worker and what it costs
PY  - 2019
JO  - Invented Health
ER  -
"""
SECOND = """TY  - JOUR
ID  - B1
AU  - Okonjo, S.
AU  - Reed, T.
TI  - Company on the Way to a First Session.
PY  - 2020
SP  - 1
EP  - 9
VL  - 4
ER  -
TY  - JOUR
ID  - B2
AU  - Stone, I.
TI  - Waiting for a link worker and what it costs
PY  - 2020
JO  - Elsewhere and Other Places
ER  -
"""


def taken_in(review: Review, text: str, name: str, by: Actor) -> None:
    """Take in a file of records."""
    records.take_in(review=review, content=text.encode(), file_name=name, source=name, by=by)


@pytest.fixture
def works(review: Review, sade: Actor) -> dict[str, Record]:
    """The records of both files, by key."""
    taken_in(review, FIRST, "first.ris", sade)
    taken_in(review, SECOND, "second.ris", sade)
    return {one.key: one for one in queries.records(review)}
