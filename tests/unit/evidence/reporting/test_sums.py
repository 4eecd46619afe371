"""The flow of a review and its tables are the same numbers, whatever was decided."""

from collections import Counter
from collections.abc import Callable
from random import Random

import pytest

from linkwork.access.actors import Actor
from linkwork.evidence.records import actions as records
from linkwork.evidence.records import queries as records_of
from linkwork.evidence.records.models import Review
from linkwork.evidence.reporting.account import Account
from linkwork.evidence.reporting.flow.branches import gaps
from linkwork.evidence.reporting.flow.counted import branches
from linkwork.evidence.screening import actions as screening
from linkwork.evidence.screening import levels
from linkwork.evidence.screening import queries as screened
from tests.unit.evidence.reporting.conftest import Rows

ANSWERS = (
    ("include", ""),
    ("exclude", "topic"),
    ("exclude", "no account"),
    ("maybe", ""),
)
LATER = (("full text", ANSWERS[:3]), ("richness", (("rich", ""), ("thin", ""))))
Table = Callable[[Review, str], Rows]


def search(number: int, size: int) -> bytes:
    """A search result of so many records, and one entry that cannot be read."""
    good = "".join(
        f"TY  - JOUR\nID  - k{number}-{one}\nTI  - Work {number} {one}\nPY  - 2020\nER  - \n"
        for one in range(size)
    )
    return (good + "TY  - JOUR\nTI  - cut off").encode()


def decided(review: Review, readers: list[Actor], seed: int) -> None:
    """Readers who decide by chance, and not always; what is in goes on to the later levels."""
    chance = Random(seed)
    for record in records_of.records(review):
        for reader in readers:
            if chance.random() < 0.9:
                answer, reason = ANSWERS[min(int(chance.expovariate(1.6)), 3)]
                screening.decide(record=record, answer=answer, reason=reason, by=reader)
    for level, options in LATER:
        for record in screened.included(review, levels.before(level) or level):
            answer, reason = chance.choice(options)
            for reader in readers[: chance.randint(0, 2)]:
                screening.decide(
                    record=record, answer=answer, reason=reason, level=level, by=reader
                )


@pytest.mark.parametrize("seed", range(4))
def test_the_flow_adds_up_and_equals_the_tables(
    seed: int, review: Review, sade: Actor, tom: Actor, rows: Table
) -> None:
    """A step is what goes on and what leaves; what leaves is as many rows, with those reasons."""
    for number, size in enumerate((30, 12), start=1):
        records.take_in(
            review=review, content=search(number, size), file_name=f"{number}.ris", by=sade
        )
    decided(review, [sade, tom], seed)
    account = Account(review, sade.user)
    flow = branches(account)
    assert all(level.entered for level in account.levels(1))
    assert [gap for branch in flow for gap in gaps(branch)] == []
    left_out = rows(review, "left-out")
    for level in account.levels(1):
        here = [row for row in left_out if row["Left out at"] == level.name]
        assert len(here) == level.excluded
        assert Counter(row["Reason"] for row in here) == Counter(dict(level.reasons))
    searches = rows(review, "searches")
    assert sum(int(row["Entries"]) for row in searches) == flow[0].steps[0].number == 44
    assert len(rows(review, "refused")) == 2
    kept = rows(review, "flow")
    assert sum(int(row["Number"]) for row in kept if row["Step"] == "Found in") == 44


def test_the_demonstrations_flow_adds_up(shown: Review, sade: Actor, rows: Table) -> None:
    """The review of the demonstration: each branch adds up, and documents and statements agree."""
    account = Account(shown, sade.user)
    found = {step.name: step for branch in branches(account) for step in branch.steps}
    assert [gap for branch in branches(account) for gap in gaps(branch)] == []
    assert found["Statements"].number == len(rows(shown, "statements"))
    evidence = {row["Document"] for row in rows(shown, "evidence")}
    used = [step.number or 0 for one in branches(account) for step in one.steps]
    assert len(evidence) >= 1
    assert max(used) >= len(evidence)
