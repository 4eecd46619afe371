"""Between two agreements: gaps with their reason, steps done or not, ratings that stay."""

from datetime import timedelta

import pytest
from django.urls import reverse

from linkwork.practice.plans import actions, areas, moves, queries
from linkwork.practice.plans.actions import Promised, Wanted
from linkwork.practice.plans.models import Gap, Need, Plan, Rating, Step
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import today
from tests.unit.practice.cast import Riverbank, key, signed_in

GARDEN = Wanted("See a garden grow again", 2, 7)
SING = Wanted("Sing with other people", 3, 6)
CHOIR = Promised("Ring the choir", Step.Who.PERSON)


@pytest.fixture
def case(house: Riverbank) -> Case:
    """A case of somebody in LS6."""
    return house.case(house.referral(house.person(postcode="LS6 2AB")))


@pytest.fixture
def plan(house: Riverbank, case: Case) -> Plan:
    """A plan agreed six weeks ago, to be looked at again today."""
    made = actions.draft(
        case=case, goals=[GARDEN, SING], needs=["loneliness", "money"], steps=[CHOIR], by=house.jo
    )
    on = today() - timedelta(weeks=6)
    return actions.agree(plan=made, on=on, review_on=today(), by=house.jo)


@pytest.mark.parametrize(
    ("postcode", "area"),
    [
        ("LS6 2AB", "LS6"),
        ("m1 1ae", "M1"),
        ("EC1A1BB", "EC1A"),
        ("LS6", "LS6"),
        ("", ""),
        ("?", ""),
    ],
)
def test_a_district_names_no_street(postcode: str, area: str) -> None:
    """Only the outward part of a postcode is counted with a gap."""
    assert areas.district(postcode) == area


def test_a_gap_has_its_reason_and_its_place(house: Riverbank, plan: Plan) -> None:
    """A need that cannot be met is kept with a coded reason, need, area and day."""
    need = plan.needs.get(code="money")
    for told in ({}, {"reason": "bored"}, {"reason": "other"}):
        with pytest.raises(moves.NotAllowed, match="Say"):
            actions.set_need(need=need, state="cannot be met", by=house.jo, **told)
    assert not queries.gaps().exists()
    actions.set_need(need=need, state="cannot be met", reason="too far", by=house.jo)
    gap = queries.gaps().get()
    assert (gap.need, gap.reason, gap.area) == ("money", Gap.Reason.FAR, "LS6")
    assert (gap.found_on, gap.closed_on) == (today(), None)


def test_a_gap_is_counted_once(house: Riverbank, plan: Plan) -> None:
    """Said twice it is one gap; once something answers the need, the gap is closed and kept."""
    need = plan.needs.get(code="money")
    for reason in ("too far", "cost"):
        actions.set_need(need=need, state="cannot be met", reason=reason, by=house.jo)
    assert [gap.reason for gap in queries.gaps()] == ["cost"]
    actions.set_need(need=need, state="being met", by=house.jo)
    assert queries.gaps().get().closed_on == today()
    actions.set_need(need=need, state="cannot be met", reason="full", by=house.jo)
    assert queries.gaps().count() == 2


def test_gaps_are_found_by_need_area_and_day(house: Riverbank, plan: Plan) -> None:
    """A report asks for a need, a district, and a span of days."""
    actions.set_need(
        need=plan.needs.get(code="money"), state="cannot be met", reason="cost", by=house.jo
    )
    tomorrow = today() + timedelta(1)
    assert queries.gaps(need="money", area="LS6", since=today(), until=today()).count() == 1
    assert not queries.gaps(need="loneliness").exists()
    assert not queries.gaps(area="LS7").exists()
    assert not queries.gaps(since=tomorrow).exists()


def test_a_revision_keeps_the_gap(house: Riverbank, plan: Plan) -> None:
    """The next version repeats the need, and the gap is still one."""
    actions.set_need(
        need=plan.needs.get(code="money"), state="cannot be met", reason="cost", by=house.jo
    )
    actions.review(plan=plan, by=house.jo)
    later = actions.keep(plan=plan, on=today(), review_on=today() + timedelta(42), by=house.jo)
    assert later.needs.get(code="money").state == Need.State.GAP
    assert queries.gaps().count() == 1


def test_a_step_not_done_says_why(house: Riverbank, plan: Plan) -> None:
    """A step is done, or was not and why."""
    step = plan.steps.get()
    with pytest.raises(moves.NotAllowed, match="why it was not done"):
        actions.settle_step(step=step, state="not done", by=house.jo)
    actions.settle_step(step=step, state="not done", reason="No credit", by=house.jo)
    assert (step.state, step.reason, step.settled_on) == ("not done", "No credit", today())
    actions.settle_step(step=step, state="to do", by=house.jo)
    assert (step.state, step.settled_on) == ("to do", None)


def test_steps_due(house: Riverbank, case: Case, plan: Plan) -> None:
    """What was to be done by today and is not settled is due; nothing else is."""
    late = Promised("Send the bus times", Step.Who.LINK_WORKER, today() - timedelta(1))
    made = actions.add_step(plan=plan, step=late, by=house.jo)
    assert queries.steps_due([case], today()) == [made]
    actions.settle_step(step=made, state="done", by=house.jo)
    assert queries.steps_due([case], today()) == []


def test_what_is_to_do_goes_on(house: Riverbank, plan: Plan) -> None:
    """Into the next version goes what is still to do, and not what was done."""
    done = actions.add_step(plan=plan, step=Promised("Find the form"), by=house.jo)
    actions.settle_step(step=done, state="done", by=house.jo)
    actions.review(plan=plan, by=house.jo)
    later = actions.keep(plan=plan, on=today(), review_on=None, by=house.jo)  # type: ignore[arg-type]
    assert [step.words for step in queries.steps(later)] == ["Ring the choir"]


def test_ratings_stay(house: Riverbank, case: Case, plan: Plan) -> None:
    """Each time a goal is rated is kept, through versions, on the goal's own thread."""
    garden, sing = queries.goals(plan)
    actions.rate(goal=garden, now=4, by=house.jo, on=today() - timedelta(21))
    actions.review(plan=plan, by=house.jo)
    later = actions.revise(
        plan=plan,
        goals=[Wanted("See my garden grow", 6, 8, garden.thread)],
        needs=["money"],
        fates={sing.thread: True},
        on=today(),
        review_on=None,
        expected=plan.version,
        by=house.jo,
    )
    mine = [one for one in queries.ratings(case) if one.thread == garden.thread]
    assert [(one.now, one.moment) for one in mine] == [
        (2, Rating.Moment.AGREED),
        (4, Rating.Moment.REVIEW),
        (6, Rating.Moment.REVIEW),
    ]
    sing.refresh_from_db()
    assert (sing.met, later.goals.get().thread) == (True, garden.thread)


@pytest.mark.parametrize("value", [-1, 11])
def test_a_rating_is_on_the_line(house: Riverbank, plan: Plan, value: int) -> None:
    """From 0 to 10, and nothing else."""
    with pytest.raises(moves.NotAllowed, match="0 to 10"):
        actions.rate(goal=queries.goals(plan)[0], now=value, by=house.jo)


def test_reviews_due(house: Riverbank, case: Case, plan: Plan) -> None:
    """A plan in force is due on its day, under review as well, and not once it is over."""
    assert queries.reviews_due([case], today() - timedelta(1)) == []
    assert queries.reviews_due([case], today()) == [plan]
    actions.review(plan=plan, by=house.jo)
    assert queries.reviews_due([case], today()) == [plan]
    actions.complete(plan=plan, by=house.jo)
    assert queries.reviews_due([case], today()) == []


def test_kept_on_the_page(house: Riverbank, case: Case, plan: Plan) -> None:
    """Needs and steps are kept from the plan's page; a gap without its reason is asked for."""
    jo = signed_in(house.jo)
    need, step = plan.needs.get(code="money"), plan.steps.get()
    address = reverse("plans:need", args=[case.public_id, need.public_id])
    page = jo.post(address, {**key(), "state": "cannot be met"})
    assert "Say why this need cannot be met here" in page.content.decode()
    told = {**key(), "state": "cannot be met", "reason": "cost"}
    assert jo.post(address, told).status_code == 302
    address = reverse("plans:step", args=[case.public_id, step.public_id])
    page = jo.post(address, {**key(), "state": "not done"})
    assert "Say why it was not done" in page.content.decode()
    assert jo.post(address, {**key(), "state": "done"}).status_code == 302
    told = {**key(), "words": "Post the form", "who": "gp"}
    assert jo.post(reverse("plans:add_step", args=[case.public_id]), told).status_code == 302
    shown = jo.get(reverse("plans:plan", args=[case.public_id])).content.decode()
    assert "It costs too much" in shown
    assert "Post the form" in shown
