"""Measures: harmonised words, an answer or its reason, pairs of the same person only."""

from datetime import timedelta

import pytest
from django.urls import reverse

from linkwork.practice.outcomes import actions, queries
from linkwork.practice.outcomes.instruments import ONS4, QUESTIONS
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.plans import actions as plans
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import today
from tests.unit.practice.cast import Riverbank, key, signed_in

Item, Point = Measure.Item, Measure.Point


def keep(house: Riverbank, case: Case, item: str, point: str, **told: object) -> Measure:
    """Keep one answer."""
    return actions.record(case=case, item=item, point=point, by=house.jo, **told)  # type: ignore[arg-type]


def test_every_item_has_its_question() -> None:
    """Nothing can be kept that cannot be asked."""
    assert set(QUESTIONS) == set(Item)


@pytest.mark.parametrize(
    ("item", "value", "band"),
    [
        (Item.LIFE_SATISFACTION, 4, "low"),
        (Item.WORTHWHILE, 5, "medium"),
        (Item.HAPPY, 8, "high"),
        (Item.HAPPY, 9, "very high"),
        (Item.ANXIOUS, 1, "very low"),
        (Item.ANXIOUS, 3, "low"),
        (Item.ANXIOUS, 5, "medium"),
        (Item.ANXIOUS, 6, "high"),
        (Item.BELONGING, 6, ""),
    ],
)
def test_bands(item: Measure.Item, value: int, band: str) -> None:
    """Answers fall in the bands of the harmonised questions; probes have none."""
    assert QUESTIONS[item].band(value) == band


@pytest.mark.parametrize(
    "told",
    [{}, {"value": 3, "missing": "declined"}, {"value": 11}, {"value": -1}, {"missing": "bored"}],
)
def test_an_answer_or_a_reason(house: Riverbank, told: dict[str, object]) -> None:
    """One of the two, on the scale, and never both."""
    case = house.case()
    with pytest.raises(actions.NotAnAnswer):
        keep(house, case, "happy", "baseline", **told)
    assert not queries.of(case).exists()


def test_loneliness_runs_from_3_to_9(house: Riverbank) -> None:
    """The score keeps its own scale."""
    case = house.case()
    with pytest.raises(actions.NotAnAnswer, match="3 to 9"):
        keep(house, case, "loneliness", "baseline", value=2)
    assert keep(house, case, "loneliness", "baseline", value=9).value == 9


def test_pairs_are_of_the_same_question(house: Riverbank) -> None:
    """The first answer at the start with the last one after; a reason makes no pair."""
    case = house.case()
    early = today() - timedelta(days=60)
    keep(house, case, "happy", "baseline", value=3, on=early)
    keep(house, case, "happy", "review", value=5, on=early + timedelta(days=30))
    keep(house, case, "happy", "close", value=7)
    keep(house, case, "anxious", "baseline", value=6, on=early)
    keep(house, case, "anxious", "close", missing="declined")
    happy, anxious = queries.pairs(queries.of(case))
    assert happy.before is not None
    assert happy.after is not None
    assert (happy.before.value, happy.after.value, happy.whole) == (3, 7, True)
    assert not anxious.whole


def test_the_goal_at_the_start_is_not_asked_twice(house: Riverbank) -> None:
    """Where they stood when the plan was made is the answer that later ones are compared with."""
    case = house.case()
    goal = plans.Wanted("See a garden grow again", 2, 7)
    plan = plans.draft(case=case, goals=[goal], needs=[], by=house.jo)
    plans.agree(plan=plan, on=today() - timedelta(days=50), review_on=None, by=house.jo)
    keep(house, case, "goal", "close", value=6, goal=queries.goal_of(case))
    [pair] = queries.pairs(queries.of(case))
    assert pair.before is not None
    assert (pair.before.value, pair.before.asked_on) == (2, today() - timedelta(days=50))


def test_four_questions_any_skipped(house: Riverbank) -> None:
    """At most four by default; a skipped one keeps its reason, an empty one is not asked."""
    case = house.case()
    jo = signed_in(house.jo)
    address = reverse("outcomes:questions", args=[case.public_id, "baseline"])
    page = jo.get(address).content.decode()
    assert page.count("Skip this one</span>") == len(ONS4) == 4
    told = {
        **key(),
        "life_satisfaction": "4",
        "happy": "0",
        "anxious_missing": "declined",
        "mode": "phone",
    }
    assert jo.post(address, told).status_code == 302
    kept = {one.item: (one.value, one.missing, one.mode) for one in queries.of(case)}
    assert kept == {
        "life_satisfaction": (4, "", "phone"),
        "worthwhile": (None, "not_asked", "phone"),
        "happy": (0, "", "phone"),
        "anxious": (None, "declined", "phone"),
    }


def test_one_question(house: Riverbank) -> None:
    """The ask page keeps one answer, and asks again when it got neither answer nor reason."""
    case = house.case()
    jo = signed_in(house.jo)
    address = reverse("outcomes:ask", args=[case.public_id, "at_ease_about_going"])
    told = {"point": "baseline", "mode": "phone"}
    empty = jo.post(address, {**key(), **told}).content.decode()
    assert "Choose a number, or say why" in empty
    assert jo.post(address, {**key(), **told, "at_ease_about_going": "3"}).status_code == 302
    assert queries.of(case).get().value == 3
    assert jo.get(reverse("outcomes:ask", args=[case.public_id, "nonsense"])).status_code == 404


def test_before_and_after_on_the_page(house: Riverbank) -> None:
    """Less anxiety is better; what is not paired says so."""
    case = house.case()
    keep(house, case, "anxious", "baseline", value=6)
    keep(house, case, "anxious", "review", value=4)
    keep(house, case, "belonging", "review", value=5)
    page = signed_in(house.jo).get(reverse("outcomes:measures", args=[case.public_id]))
    text = page.content.decode()
    assert "1 of 2 asked before and after" in text
    assert "6 at the start, 4 last time asked</strong>: better" in text
    assert "Not paired" in text
