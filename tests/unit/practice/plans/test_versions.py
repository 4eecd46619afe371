"""Versions: each agreement kept and readable, the difference shown, a copy in plain words."""

from datetime import timedelta

import pytest
from django.urls import reverse

from linkwork.practice.plans import actions, differences, presenters, queries
from linkwork.practice.plans.actions import Promised, Wanted
from linkwork.practice.plans.models import Plan, Step
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import day, today
from tests.unit.practice.cast import Riverbank, key, signed_in

GARDEN = Wanted("See a garden grow again", 2, 7)
SING = Wanted("Sing with other people", 3, 6)
REVIEW_ON = today() + timedelta(weeks=6)


@pytest.fixture
def case(house: Riverbank) -> Case:
    """A case of Amara Nwosu."""
    return house.case()


@pytest.fixture
def plan(house: Riverbank, case: Case) -> Plan:
    """An agreed plan with two goals, two needs and two steps."""
    steps = [Promised("Ring the choir"), Promised("Send the times", Step.Who.LINK_WORKER, today())]
    made = actions.draft(
        case=case, goals=[GARDEN, SING], needs=["loneliness", "money"], steps=steps, by=house.jo
    )
    return actions.agree(plan=made, on=today(), review_on=REVIEW_ON, by=house.jo)


def told(plan: Plan, **changes: str) -> dict[str, object]:
    """What the page sends when the plan is looked at again."""
    return {
        **key(),
        "version": str(plan.version),
        "words": "See a garden grow again",
        "now": "5",
        "hoped": "7",
        "fate": "goes on",
        "words_2": "Sing with other people",
        "now_2": "3",
        "hoped_2": "6",
        "fate_2": "goes on",
        "needs": ["loneliness", "money"],
        "agreed_on_near": today().isoformat(),
        "review_on": f"{REVIEW_ON:%d/%m/%Y}",
        **changes,
    }


def test_agreed_again_as_it_was(house: Riverbank, plan: Plan) -> None:
    """Looked at and kept is the next version, and says that nothing changed."""
    actions.review(plan=plan, by=house.jo)
    later = actions.keep(plan=plan, on=today(), review_on=REVIEW_ON, by=house.jo)
    assert (later.number, later.state, later.changed) == (2, "agreed", False)
    assert differences.between(plan, later) == []


def test_the_difference_in_lines(house: Riverbank, plan: Plan) -> None:
    """What was added, changed and dropped stands in words."""
    garden, sing = queries.goals(plan)
    ring = queries.steps(plan)[0]
    actions.settle_step(step=ring, state="done", by=house.jo)
    actions.review(plan=plan, by=house.jo)
    later = actions.revise(
        plan=plan,
        goals=[Wanted("Have my own plot", 4, 8, garden.thread), Wanted("Cook for friends")],
        needs=["money", "food"],
        steps=[Promised("Ask about the plot")],
        fates={sing.thread: False},
        on=today(),
        review_on=REVIEW_ON,
        expected=plan.version,
        by=house.jo,
    )
    found = {
        (one.way, one.what): (one.before, one.after) for one in differences.between(plan, later)
    }
    assert found == {
        ("Changed", "Goal"): (
            "“See a garden grow again”, 2 now, 7 hoped for",
            "“Have my own plot”, 4 now, 8 hoped for",
        ),
        ("Added", "Goal"): ("", "“Cook for friends”"),
        ("No longer there", "Goal"): ("“Sing with other people” (let go)", ""),
        ("Added", "Need"): ("", "Food"),
        ("No longer there", "Need"): ("Loneliness and isolation", ""),
        ("Added", "Step"): ("", "Ask about the plot"),
        ("Done", "Step"): ("Ring the choir", ""),
    }
    assert later.changed


def test_looking_again_on_the_page(house: Riverbank, case: Case, plan: Plan) -> None:
    """One page rates every goal, says what became of each, and agrees the next version."""
    jo = signed_in(house.jo)
    assert jo.post(reverse("plans:review", args=[case.public_id]), key()).status_code == 302
    plan.refresh_from_db()
    assert plan.state == Plan.State.UNDER_REVIEW
    change = reverse("plans:change", args=[case.public_id])
    assert "What became of this goal?" in jo.get(change).content.decode()
    assert jo.post(change, told(plan, fate_2="reached", reason="The choir")).status_code == 302
    later = queries.current(case)
    assert later is not None
    assert (later.number, [goal.words for goal in queries.goals(later)]) == (2, [GARDEN.words])
    address = reverse("plans:version", args=[case.public_id, 2])
    page = jo.get(address).content.decode()
    assert "“Sing with other people” (they reached it)" in page
    earlier = jo.get(reverse("plans:version", args=[case.public_id, 1])).content.decode()
    assert "Replaced by a later version" in earlier
    assert jo.get(reverse("plans:version", args=[case.public_id, 9])).status_code == 404


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"fate": "let go", "fate_2": "let go"}, "No goal goes on"),
        ({"words_2": ""}, "say below what became of the goal"),
        ({"due_1_near": today().isoformat()}, "Say what will be done by that day"),
    ],
)
def test_nothing_is_dropped_unsaid(
    house: Riverbank, case: Case, plan: Plan, changes: dict[str, str], says: str
) -> None:
    """The page says how to mend a plan without a goal, or a goal that vanished."""
    change = reverse("plans:change", args=[case.public_id])
    page = signed_in(house.jo).post(change, told(plan, **changes))
    assert says in page.content.decode()
    assert queries.current(case) == plan


def test_several_goals_and_steps_on_the_page(house: Riverbank, case: Case) -> None:
    """Goals and steps in every place of the page are kept, and a draft gives them back."""
    jo = signed_in(house.jo)
    sent = {
        **key(),
        "words": "Sing",
        "words_2": "Cook",
        "words_4": "Walk",
        "step_1": "Ring the choir",
        "who_1": "person",
        "step_2": "Send times",
        "who_2": "link worker",
        "due_2_near": (today() + timedelta(7)).isoformat(),
        "keep": "1",
    }
    assert jo.post(reverse("plans:plan", args=[case.public_id]), sent).status_code == 302
    plan = queries.current(case)
    assert plan is not None
    assert [goal.words for goal in queries.goals(plan)] == ["Sing", "Cook", "Walk"]
    assert [(step.words, step.who) for step in queries.steps(plan)] == [
        ("Ring the choir", "person"),
        ("Send times", "link worker"),
    ]
    page = jo.get(reverse("plans:change", args=[case.public_id])).content.decode()
    assert all(words in page for words in ("Cook", "Walk", "Send times"))


def test_the_copy_is_in_their_words(house: Riverbank, case: Case, plan: Plan) -> None:
    """The copy says “I”, the latest rating, who does what by when, and when we look again."""
    actions.rate(goal=queries.goals(plan)[0], now=4, by=house.jo)
    copy = presenters.shared_copy(case, today())
    assert copy is not None
    assert [(goal.words, goal.now) for goal in copy.goals] == [(GARDEN.words, 4), (SING.words, 3)]
    assert [(one.who, one.words, one.by) for one in copy.steps] == [
        ("I will", "ring the choir", ""),
        ("Jo Ferreira will", "send the times", day(today())),
    ]
    address = reverse("plans:copy", args=[case.public_id])
    jo = signed_in(house.jo)
    usual, large = jo.get(address), jo.get(address, {"size": "large"})
    assert "I hope to get to 7" in usual.content.decode()
    assert "lw-copy--large" not in usual.content.decode()
    assert "lw-copy--large" in large.content.decode()


def test_no_copy_of_a_draft(house: Riverbank, case: Case) -> None:
    """What the person has not agreed to is not handed over."""
    actions.draft(case=case, goals=[GARDEN], needs=[], by=house.jo)
    assert presenters.shared_copy(case, today()) is None
    page = signed_in(house.jo).get(reverse("plans:copy", args=[case.public_id]))
    assert page.status_code == 404


def test_the_plan_ends_having_been_looked_at(house: Riverbank, case: Case, plan: Plan) -> None:
    """Ending on the page goes by way of a review; giving up needs its reason."""
    jo, address = signed_in(house.jo), reverse("plans:finish", args=[case.public_id])
    page = jo.post(address, {**key(), "how": "abandoned"})
    assert "Say why the plan is given up" in page.content.decode()
    plan.refresh_from_db()
    assert plan.state == Plan.State.AGREED
    sent = {**key(), "how": "abandoned", "reason": "Moved away"}
    assert jo.post(address, sent).status_code == 302
    plan.refresh_from_db()
    assert (plan.state, plan.reason) == (Plan.State.ABANDONED, "Moved away")
