"""The clock of plans: who holds the case is told once that something is due, and of whom not."""

from datetime import timedelta

from linkwork.access.actors import Actor
from linkwork.practice.notices.models import Notice
from linkwork.practice.plans import actions, jobs
from linkwork.practice.plans.actions import Wanted
from linkwork.practice.plans.models import Plan
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import today
from tests.unit.practice.cast import Riverbank


def planned(house: Riverbank, review_in: int) -> Plan:
    """A plan to be looked at again in so many days."""
    goal = [Wanted("See a garden grow again", 2, 7)]
    plan = actions.draft(case=house.case(), goals=goal, needs=[], by=house.jo)
    on = today() - timedelta(days=60)
    return actions.agree(plan=plan, on=on, review_on=today() + timedelta(review_in), by=house.jo)


def test_each_is_told_once(house: Riverbank) -> None:
    """However often the job runs, and however many plans are due, one notice goes out."""
    by = Actor.system(house.service)
    for review_in in (-3, 0, 1):
        planned(house, review_in)
    assert jobs.remind(by=by, on=today()) == "2 plans due, of 1 link worker."
    jobs.remind(by=by, on=today())
    notice = Notice.objects.get()
    assert (notice.to_user, notice.template) == (house.jo.user, "staff reminded")
    jobs.remind(by=by, on=today() + timedelta(1))
    assert Notice.objects.count() == 2


def test_closed_cases_are_left_alone(house: Riverbank) -> None:
    """A plan of a closed case is due for nobody."""
    plan = planned(house, -1)
    Case.objects.filter(pk=plan.case_id).update(state=Case.State.CLOSED)
    assert jobs.remind(by=Actor.system(house.service), on=today()).startswith("0 plans due")
    assert not Notice.objects.exists()
