"""Change of a group: the same people only, how many of how many, and never below thirty pairs."""

from datetime import timedelta
from statistics import fmean

import pytest
from scipy import stats

from linkwork.access import scope
from linkwork.practice.outcomes import actions, queries
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.outcomes.queries import ENOUGH, paired
from linkwork.practice.plans import actions as plans
from linkwork.practice.plans.queries import goals as goals_of
from linkwork.practice.referrals.models import Referral
from linkwork.ui.words import today
from tests.unit.practice.cast import Riverbank

EARLY = today() - timedelta(days=90)


def referred(house: Riverbank, number: int) -> list[Referral]:
    """So many referrals, as they stand, all of one person: enough for what is counted here."""
    first = house.referral()
    others = [
        Referral(
            organisation=first.organisation,
            subject=first.subject,
            person=first.person,
            practice=first.practice,
            route=first.route,
            main_need=first.main_need,
            offered_on=first.offered_on,
            received_at=first.received_at,
        )
        for _ in range(number - 1)
    ]
    return [first, *Referral.objects.bulk_create(others)]


def answer(referral: Referral, point: str, value: int | None, **told: object) -> Measure:
    """One row as it stands, for many at once."""
    values = {"asked_on": EARLY if point == "baseline" else today(), "item": "happy"} | told
    return Measure(
        organisation=referral.organisation,
        subject=referral.subject,
        referral=referral,
        point=point,
        value=value,
        **values,
    )


def keep(*rows: Measure) -> None:
    """Write them."""
    Measure.objects.bulk_create(rows)


def test_enough_pairs(house: Riverbank) -> None:
    """Mean change and its interval as a paired t test has them; those lost apart."""
    rows = referred(house, 36)
    before = [n % 5 for n in range(36)]
    after = [value + 1 + n % 3 for n, value in enumerate(before)]
    keep(*(answer(one, "baseline", value) for one, value in zip(rows, before, strict=True)))
    keep(*(answer(one, "close", value) for one, value in zip(rows[:32], after, strict=False)))
    keep(answer(rows[32], "close", None, missing="declined"))
    found = paired(rows, "happy")
    assert (found.n_eligible, found.n_baseline, found.n_pairs, found.n_lost) == (36, 36, 32, 4)
    assert found.enough
    moved = [b - a for a, b in zip(before[:32], after[:32], strict=True)]
    expected = stats.ttest_rel(after[:32], before[:32]).confidence_interval()
    assert found.change == pytest.approx(fmean(moved))
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))
    assert found.baseline_of_lost == pytest.approx(fmean(before[32:]))
    assert found.missing == {"declined": 1, "not_asked": 3}


def test_nothing_is_said_of_few(house: Riverbank) -> None:
    """Below thirty pairs there are counts and reasons, and no mean of anything."""
    rows = referred(house, ENOUGH)
    keep(*(answer(one, "baseline", 3) for one in rows))
    keep(*(answer(one, "close", 5) for one in rows[1:]))
    found = paired(rows, "happy")
    assert (found.n_pairs, found.enough) == (ENOUGH - 1, False)
    said = (found.mean_before, found.mean_after, found.change, found.low, found.high)
    assert {*said, found.baseline_of_lost} == {None}


def test_only_the_same_people(house: Riverbank) -> None:
    """Who answered at one end only is in no pair, whatever they would do to an average."""
    one, early, late = referred(house, 3)
    keep(answer(one, "baseline", 3), answer(one, "close", 4))
    keep(answer(early, "baseline", 0), answer(late, "close", 10))
    found = paired(Referral.objects.all(), "happy")
    assert (found.n_eligible, found.n_baseline, found.n_pairs, found.n_lost) == (3, 2, 1, 1)


def test_the_first_and_the_last(house: Riverbank) -> None:
    """Asked more than once, the first at the start and the last later make the pair."""
    rows = referred(house, ENOUGH)
    for one in rows:
        keep(
            answer(one, "baseline", 2),
            answer(one, "baseline", 9, asked_on=EARLY + timedelta(1)),
            answer(one, "close", 0, asked_on=today() - timedelta(1)),
            answer(one, "close", 6),
        )
    found = paired(rows, "happy")
    assert (found.mean_before, found.mean_after, found.change) == (2, 6, 4)


def test_at_other_points(house: Riverbank) -> None:
    """Three months after is paired with the start as the end is."""
    [one] = referred(house, 1)
    keep(answer(one, "baseline", 2), answer(one, "3-months", 5))
    assert paired([one], "happy", after="3-months").n_pairs == 1
    assert paired([one], "happy").n_pairs == 0


def test_a_score_is_paired(house: Riverbank) -> None:
    """Areas of the wheel and scores of instruments are paired as single items are."""
    rows = [house.case(), house.case()]
    for case in rows:
        for point, value in (("baseline", 2), ("close", 4))[: 1 + (case is rows[0])]:
            actions.administer(
                case=case,
                instrument="wheel",
                point=point,
                answers={"Money": value},
                mode="phone",
                by=house.jo,
            )
    found = paired([case.referral for case in rows], "wheel:Money")
    assert (found.better, found.n_pairs, found.n_lost) == (1, 1, 1)


@pytest.mark.parametrize("measure", ["joy", "swemwbs:joy", "eq5d:index"])
def test_no_such_measure(house: Riverbank, measure: str) -> None:
    """A measure that there is not is refused, not counted as nothing."""
    with pytest.raises(ValueError, match=r"joy|eq5d"):
        paired([], measure)


def test_a_goal_is_paired_with_itself(house: Riverbank) -> None:
    """Of two goals the first is measured, by the plan's own ratings; never with the other."""
    case = house.case()
    wanted = [plans.Wanted("Garden", 2, 7), plans.Wanted("Sing", 1, 6)]
    plan = plans.draft(case=case, goals=wanted, needs=[], by=house.jo)
    plans.agree(plan=plan, on=EARLY, review_on=None, by=house.jo)
    garden, sing = goals_of(plan)
    plans.rate(goal=sing, now=9, by=house.jo)
    assert paired([case.referral], "goal", after="review").n_pairs == 0
    plans.rate(goal=garden, now=4, by=house.jo)
    assert paired([case.referral], "goal", after="review").n_pairs == 1
    plans.rate(goal=sing, now=9, by=house.jo)
    assert paired([case.referral], "goal", after="close").n_lost == 1


def test_another_service_is_not_in_it(house: Riverbank, next_door: Riverbank) -> None:
    """The group is of the service in scope."""
    [one] = referred(house, 1)
    keep(answer(one, "baseline", 3), answer(one, "close", 4))
    with scope.within(next_door.service.pk):
        [theirs] = referred(next_door, 1)
        keep(answer(theirs, "baseline", 3), answer(theirs, "close", 4))
    assert queries.paired(Referral.objects.all(), "happy").n_pairs == 1
