"""Who may see what, tried on every route: the table in oracle.toml is the judge, not the rules."""

import logging
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse

from tests.matrix.asking import WHOLE_BODY, Asking, observed
from tests.matrix.bodies import NOT_HERE
from tests.matrix.cast import RESTRICTED, House
from tests.matrix.cells import OURS, PARENTS, Cell, cells, guarded
from tests.matrix.counts import Counts
from tests.matrix.headers import unsafe
from tests.matrix.oracle import (
    INSIDE,
    MAY,
    NO_SUCH_METHOD,
    REFUSED,
    ROUTES,
    TO_SIGN_IN,
    TOLD,
    expected,
)
from tests.matrix.world import build_two

QUICK = ("GET", "POST", "DELETE")
ALL = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
# A concern kept apart is of somebody whom the safeguarding lead has not been given in this world.
SHOWN_TO_NOBODY = {RESTRICTED}
# Addresses with two things of which neither is the other's child.
NOT_NESTED = {"connections:choose", "referrals:compare", "lotteries:enter"}


@pytest.fixture
def houses(db: None, settings: Any) -> Iterator[tuple[House, House]]:
    """Two services with everything in them; refusals, which are the point, are not logged."""
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.cache"
    logging.disable(logging.ERROR)
    yield build_two()
    logging.disable(logging.NOTSET)


def judge(houses: tuple[House, House], methods: tuple[str, ...]) -> Counter[str]:
    """Run every cell; answer the counts, and fail with the first mismatches in words."""
    asking, tally = Asking(*houses), Counter[str]()
    wrong: list[str] = []
    leaks: list[str] = []
    bare: list[str] = []
    for cell in cells(methods, *houses):
        response = asking.ask(cell)
        tally["cells"] += 1
        found, wanted = observed(cell, response), expected(cell)
        tally[wanted] += 1
        if found != wanted:
            wrong.append(
                f"{cell.method} {cell.route.name} {cell.of} {cell.actor}: {found}, not {wanted}"
            )
        leaks += asking.leaks(cell, response)
        bare += unsafe(cell, response)
    found_wrong = {"mismatches": len(wrong), "canaries": len(leaks), "bare answers": len(bare)}
    tally.update(found_wrong | {"canary searches": asking.searches})
    said = f"{len(wrong)} mismatches, {len(leaks)} canaries in {tally['cells']} cells"
    assert not wrong + leaks + bare, "\n".join([said, *wrong[:60], *leaks[:60], *bare[:20]])
    assert asking.seen >= TOLD.keys() - SHOWN_TO_NOBODY
    return tally


def test_the_table_names_every_route() -> None:
    """A route that the table does not know fails the build, and so does one that is gone."""
    assert {route.name for route in guarded()} == set(ROUTES)


def test_every_child_has_its_parent() -> None:
    """An address with two things says which is the child of which, or why neither is."""
    both = {route for route in guarded() if sum(n.endswith("_id") for n in route.names) > 1}
    assert {route.name for route in both if not route.child} == NOT_NESTED
    assert all(PARENTS[route.child] in route.names for route in both if route.child)


def test_forms_that_may_be_sent_do_what_they_say(houses: tuple[House, House]) -> None:
    """Who may send a form can: what the matrix sends is whole, so a refusal is about the sender."""
    asking, held = Asking(*houses), []
    for route in guarded():
        who = MAY.get((route.name, "post"))
        if who and route.name not in {WHOLE_BODY, "people:list", "connections:find", *NOT_HERE}:
            cell = Cell(route, "POST", min(who), houses[0], OURS)
            response = asking.ask(cell)
            if response.status_code != 302:
                held.append(f"{route.name}: {response.status_code} {complaints(response)}")
    assert not held, "\n".join(held)


def complaints(response: HttpResponse) -> list[str]:
    """What a page says is wrong with the form."""
    said = response.content.decode()
    return re.findall(r'error-message"[^>]*>(.*?)</', said, re.DOTALL)[:5]


def test_reading_and_writing(houses: tuple[House, House], counts: Counts) -> None:
    """Reading, sending a form and deleting: every role, both services, no mismatch, no canary."""
    tally = judge(houses, QUICK)
    counts.update(tally)
    assert min(tally[INSIDE], tally[REFUSED], tally[TO_SIGN_IN], tally[NO_SUCH_METHOD]) > 50


@pytest.mark.long
def test_every_method(houses: tuple[House, House], counts: Counts) -> None:
    """The same with every method there is."""
    counts.update(judge(houses, ALL))
    assert counts["cells"] > 30_000
