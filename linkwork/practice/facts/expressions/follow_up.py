"""Facts after the activity ended: how things are now."""

from django.db.models import Case, F, OuterRef, Q, Subquery, TextField, When
from django.db.models.expressions import Combinable
from django.db.models.lookups import IsNull

from linkwork.practice.facts.rows import HERE, answer
from linkwork.practice.outcomes.models import Measure

Item, Point = Measure.Item, Measure.Point


def facts() -> dict[str, Combinable]:
    """The same questions as at the start, and the reason where there is no answer."""
    after = answer(Item.LIFE_SATISFACTION, Point.CLOSE, last=True)
    reasons = Measure._base_manager.filter(
        referral=HERE, item=Item.LIFE_SATISFACTION, point=Point.CLOSE, value__isnull=True
    )
    why = Subquery(reasons.order_by("-asked_on", "-pk").values("missing")[:1])
    before_goal = answer(Item.GOAL, Point.BASELINE)
    return {
        "life_satisfaction_after": after,
        "loneliness_after": answer(Item.LONELINESS, Point.CLOSE, last=True),
        "goal_progress": _same_goal_later() - before_goal,
        "gp_contacts_before": F("gp_contacts__before"),
        "gp_contacts_after": F("gp_contacts__after"),
        "outcome_missing_because": Case(
            When(IsNull(after, True), then=why), output_field=TextField()
        ),
    }


def _same_goal_later() -> Subquery:
    """The last answer at the end to the goal that was first measured, not to another one."""
    given = Measure._base_manager.filter(item=Item.GOAL, value__isnull=False)
    first = given.filter(referral=OuterRef("referral"), point=Point.BASELINE)
    thread = Subquery(first.order_by("asked_on", "pk").values("goal__thread")[:1])
    rows = given.filter(referral=HERE, point=Point.CLOSE).annotate(measured=thread)
    same = Q(measured=F("goal__thread")) | Q(measured__isnull=True) | Q(goal__isnull=True)
    return Subquery(rows.filter(same).order_by("-asked_on", "-pk").values("value")[:1])
