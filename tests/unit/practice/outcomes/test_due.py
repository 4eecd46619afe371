"""What is due: at the start, at review, at the end, three and six months after; and no more."""

from datetime import date, timedelta

import pytest

from linkwork.practice.outcomes import actions, queries
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import today
from tests.unit.practice.cast import Riverbank

Point = Measure.Point
OPENED = today() - timedelta(weeks=10)


def at(house: Riverbank, state: str, asked: tuple[str, ...] = (), **changes: object) -> Case:
    """A case in a state, with the questions asked at these points."""
    case = house.case()
    for point in asked:
        actions.record(
            case=case, item="life_satisfaction", point=point, missing="declined", by=house.jo
        )
    Case.objects.filter(pk=case.pk).update(opened_on=OPENED, state=state, **changes)
    return Case.objects.get(pk=case.pk)


def points(case: Case, on: date | None = None) -> list[str]:
    """What is due of one case."""
    return [one.point.value for one in queries.due([case], on or today())]


@pytest.mark.parametrize(
    ("state", "asked", "due"),
    [
        ("new", (), []),
        ("contacting", (), []),
        ("on hold", (), []),
        ("active", (), ["baseline"]),
        ("active", ("baseline",), ["review"]),
        ("active", ("baseline", "review"), []),
        ("closing", ("baseline",), ["close"]),
        ("closing", ("baseline", "close"), []),
    ],
)
def test_while_the_work_goes_on(
    house: Riverbank, state: str, asked: tuple[str, ...], due: list[str]
) -> None:
    """One set of questions at a time; a reason settles it as an answer does."""
    assert points(at(house, state, asked)) == due


def test_the_review_has_its_day(house: Riverbank) -> None:
    """It is due after the policy's weeks, and not before."""
    case = at(house, "active", ("baseline",))
    assert points(case, OPENED + timedelta(weeks=6) - timedelta(1)) == []
    assert points(case, OPENED + timedelta(weeks=6)) == ["review"]


@pytest.mark.parametrize(
    ("days", "asked", "due"),
    [
        (90, ("baseline",), []),
        (91, ("baseline",), ["3-months"]),
        (181, ("baseline",), ["3-months"]),
        (182, ("baseline",), ["6-months"]),
        (182, ("baseline", "3-months"), ["6-months"]),
        (100, ("baseline", "3-months"), []),
        (274, ("baseline",), []),
        (100, (), []),
    ],
)
def test_months_after(house: Riverbank, days: int, asked: tuple[str, ...], due: list[str]) -> None:
    """Of whoever answered at the start, in a window that ends."""
    closed_on = today() - timedelta(days)
    assert points(at(house, "closed", asked, closed_on=closed_on, ending="goals met")) == due


@pytest.mark.parametrize("ending", ["died", "declined", "unable to contact", "duplicate"])
def test_who_is_left_in_peace(house: Riverbank, ending: str) -> None:
    """After some endings nobody is asked again."""
    closed_on = today() - timedelta(100)
    assert points(at(house, "closed", ("baseline",), closed_on=closed_on, ending=ending)) == []


def test_two_queries_for_any_number(
    house: Riverbank, django_assert_max_num_queries: object
) -> None:
    """The list of the day asks once, however many cases there are."""
    for _ in range(4):
        at(house, "active")
    rows = list(Case.objects.select_related("person", "organisation"))
    with django_assert_max_num_queries(2):  # type: ignore[operator]
        assert len(queries.due(rows, today())) == 4
