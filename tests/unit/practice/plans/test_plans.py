"""Plans: their words, agreed on a day, in versions that nobody overwrites."""

from datetime import timedelta
from itertools import product

import pytest
from django.urls import reverse

from linkwork.practice.plans import actions, moves, queries
from linkwork.practice.plans.actions import Wanted
from linkwork.practice.plans.models import Need, Plan
from linkwork.practice.referrals.models import Case, Referral
from linkwork.ui.words import today
from tests.unit.practice.cast import Riverbank, key, signed_in

GARDEN = Wanted("See a garden grow again", 2, 7)
S = Plan.State
# What the design allows: agreed again is the next version, which replaces the one under review.
DESIGN = {
    ("draft", "agreed"),
    ("agreed", "under review"),
    ("under review", "replaced"),
    ("under review", "completed"),
    ("under review", "abandoned"),
}


def agreed(house: Riverbank, case: Case) -> Plan:
    """A plan agreed today."""
    plan = actions.draft(case=case, goals=[GARDEN], needs=["loneliness", "money"], by=house.jo)
    review_on = today() + timedelta(weeks=6)
    return actions.agree(plan=plan, on=today(), review_on=review_on, by=house.jo)


@pytest.mark.parametrize(("before", "after"), list(product(S, S)))
def test_moves_are_the_designs(before: Plan.State, after: Plan.State) -> None:
    """Every pair of states is allowed or refused as the design has it."""
    if (before.value, after.value) in DESIGN:
        moves.check(before, after, reason="Moved away")
    else:
        with pytest.raises(moves.NotAllowed):
            moves.check(before, after, reason="Moved away")


def test_who_agrees_a_plan_has_agreed_to_be_referred(house: Riverbank) -> None:
    """A referral that did not say whether the person agreed says so once their plan is agreed."""
    case = house.case()
    Referral.objects.filter(pk=case.referral_id).update(agreed=None)
    agreed(house, Case.objects.get(pk=case.pk))
    assert Referral.objects.get(pk=case.referral_id).agreed is True


def test_a_plan_needs_a_goal(house: Riverbank) -> None:
    """Nothing is agreed that the person did not say."""
    plan = actions.draft(case=house.case(), goals=[], needs=["money"], by=house.jo)
    with pytest.raises(moves.NotAllowed, match="needs a goal"):
        actions.agree(plan=plan, on=today(), review_on=None, by=house.jo)


def test_a_change_makes_the_next_version(house: Riverbank) -> None:
    """What was agreed stays as it was; needs keep where they stood."""
    case = house.case()
    first = agreed(house, case)
    money = first.needs.get(code="money")
    actions.set_need(need=money, state="met", by=house.jo)
    actions.review(plan=first, by=house.jo)
    second = actions.revise(
        plan=first,
        goals=[Wanted("Have my own plot", 4, 8)],
        needs=["money"],
        on=today(),
        review_on=today() + timedelta(weeks=6),
        expected=first.version,
        by=house.jo,
    )
    first.refresh_from_db()
    assert (first.state, second.state, second.number) == (S.REPLACED, S.AGREED, 2)
    assert first.goals.get().words == "See a garden grow again"
    assert second.needs.get().state == Need.State.MET
    assert queries.current(case) == second


def test_giving_up_has_its_reason(house: Riverbank) -> None:
    """A plan is not given up without why."""
    plan = actions.review(plan=agreed(house, house.case()), by=house.jo)
    with pytest.raises(moves.NotAllowed, match="Say why"):
        actions.abandon(plan=plan, reason=" ", by=house.jo)


def told(**changes: str) -> dict[str, object]:
    """What a link worker writes on the page."""
    review_on = today() + timedelta(weeks=6)
    return {
        **key(),
        "words": "See a garden grow again",
        "now": "2",
        "hoped": "7",
        "needs": ["loneliness"],
        "agreed_on_near": today().isoformat(),
        "review_on_day": str(review_on.day),
        "review_on_month": str(review_on.month),
        "review_on_year": str(review_on.year),
        **changes,
    }


def test_made_together_on_the_page(house: Riverbank) -> None:
    """One page makes and agrees the plan; the plan page then shows their words."""
    case = house.case()
    jo, address = signed_in(house.jo), reverse("plans:plan", args=[case.public_id])
    assert "Plan together" in jo.get(address).content.decode()
    assert jo.post(address, told()).status_code == 302
    plan = queries.current(case)
    assert plan is not None
    assert (plan.state, plan.agreed_on) == (S.AGREED, today())
    page = jo.get(address).content.decode()
    assert "“See a garden grow again”" in page
    assert "7 hoped" in page


def test_kept_as_a_draft(house: Riverbank) -> None:
    """A draft is kept without being agreed, and agreed later."""
    case = house.case()
    jo, address = signed_in(house.jo), reverse("plans:plan", args=[case.public_id])
    jo.post(address, told(keep="1"))
    plan = queries.current(case)
    assert plan is not None
    assert plan.state == S.DRAFT
    change = reverse("plans:change", args=[case.public_id])
    assert jo.get(address)["Location"] == change
    assert jo.post(change, told(version=str(plan.version))).status_code == 302
    assert queries.current(case) == plan
    plan.refresh_from_db()
    assert plan.state == S.AGREED


def test_two_people_change_it(house: Riverbank) -> None:
    """Whoever comes second sees what changed, keeps their words, and overwrites nothing."""
    case = house.case()
    first = agreed(house, case)
    jo, change = signed_in(house.jo), reverse("plans:change", args=[case.public_id])
    seen = str(first.version)
    assert jo.post(change, told(words="My own plot", version=seen)).status_code == 302
    second = jo.post(change, told(words="Typed at the same time", version=seen))
    assert second.status_code == 409
    assert "Typed at the same time" in second.content.decode()
    assert [plan.number for plan in queries.of(case)] == [2, 1]


def test_dates_in_order(house: Riverbank) -> None:
    """The day to look again lies after the day agreed; the page says how to mend it."""
    case = house.case()
    address = reverse("plans:plan", args=[case.public_id])
    page = signed_in(house.jo).post(address, told(review_on_year="2020")).content.decode()
    assert "must be after the day they agreed" in page
    assert queries.current(case) is None


def test_another_link_worker_is_refused(house: Riverbank) -> None:
    """A colleague without the case cannot tell that there is a plan."""
    case = house.case()
    agreed(house, case)
    page = signed_in(house.ada).get(reverse("plans:plan", args=[case.public_id]))
    assert page.status_code == 404
