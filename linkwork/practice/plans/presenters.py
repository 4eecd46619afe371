"""A plan in words."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from linkwork.practice.plans import queries
from linkwork.practice.plans.models import Goal, Need, Plan
from linkwork.ui.words import ago, day

NEED_COLOURS = {
    Need.State.OPEN: "grey",
    Need.State.BEING_MET: "blue",
    Need.State.MET: "green",
    Need.State.GAP: "orange",
}


@dataclass(frozen=True)
class NeedLine:
    """One need and where it stands."""

    id: UUID
    words: str
    state: str
    state_words: str
    colour: str
    why: str


@dataclass(frozen=True)
class PlanPage:
    """A plan as people read it."""

    number: int
    state: Plan.State
    agreed: str
    review: str
    review_late: bool
    reason: str
    goals: list[Goal]
    needs: list[NeedLine]

    @property
    def in_force(self) -> bool:
        """Say whether the plan was agreed and is not over."""
        return self.state in (Plan.State.AGREED, Plan.State.UNDER_REVIEW)


def plan_page(plan: Plan, today: date) -> PlanPage:
    """Say a plan in words."""
    late = plan.review_on is not None and plan.review_on < today
    return PlanPage(
        number=plan.number,
        state=Plan.State(plan.state),
        agreed=day(plan.agreed_on),
        review=f"{day(plan.review_on)}, {ago(plan.review_on)}" if plan.review_on else "",
        review_late=late,
        reason=plan.reason,
        goals=queries.goals(plan),
        needs=[need_line(need) for need in queries.needs(plan)],
    )


def need_line(need: Need) -> NeedLine:
    """Say one need in words."""
    state = Need.State(need.state)
    return NeedLine(
        id=need.public_id,
        words=need.get_code_display(),
        state=need.state,
        state_words=str(state.label),
        colour=NEED_COLOURS[state],
        why=need.why,
    )


def version_line(plan: Plan) -> dict[str, str]:
    """One earlier version, in a line."""
    goal = next((one.words for one in queries.goals(plan)), "")
    return {
        "title": f"Version {plan.number}: {Plan.State(plan.state).label.lower()}",
        "detail": f"“{goal}”" if goal else "",
        "on": day(plan.agreed_on),
    }
