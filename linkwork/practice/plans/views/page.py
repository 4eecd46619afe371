"""The plan's own page, with the forms that stand on it."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.practice.plans import moves, presenters, queries
from linkwork.practice.plans.forms import FinishForm, NeedForm, SettleForm, StepForm
from linkwork.practice.plans.models import Plan
from linkwork.practice.plans.pages import around, may
from linkwork.practice.referrals.models import Case
from linkwork.ui.forms import Form
from linkwork.ui.words import today

FINISH_ID, STEP_ID = "id_finish_%s", "id_step_%s"


@dataclass(frozen=True)
class Sent:
    """The one form of the page that was sent and must be mended."""

    needs: dict[UUID, NeedForm] = field(default_factory=dict)
    steps: dict[UUID, SettleForm] = field(default_factory=dict)
    finish: FinishForm | None = None
    step: StepForm | None = None

    @property
    def wrong(self) -> Form | None:
        """The form that the summary of errors is about."""
        sent = [*self.needs.values(), *self.steps.values(), self.finish, self.step]
        return next((one for one in sent if one is not None), None)


def in_force(request: Request, case: Case, action: Action = Action.AMEND) -> Plan:
    """The plan that may still change."""
    held = queries.current(case)
    if held is None or held.state in moves.OVER:
        raise doors.Denied("plan")
    return doors.open_one(request.actor, Plan, held.public_id, action=action, case=case)


def plan_page(
    request: Request,
    case: Case,
    held: Plan,
    sent: Sent | None = None,
    versions: list[Plan] | None = None,
) -> HttpResponse:
    """The plan as it stands; with a form that could not be kept, where one was sent."""
    sent = sent or Sent()
    versions = versions or list(queries.of(case))
    held = next(one for one in versions if one.pk == held.pk)
    page = presenters.plan_page(held, list(queries.ratings(case)), today())
    gaps = {gap.need: gap for gap in queries.open_gaps(case)}
    context = around(request.actor, case, "Plan") | {
        "page": page,
        "keeper": may(request.actor, Action.AMEND, "plan", case),
        "earlier": [presenters.version_line(case, one) for one in versions if one.pk != held.pk],
        "need_forms": {one.id: _need_form(one, gaps) for one in page.needs} | sent.needs,
        "settle_forms": {one.id: _settle_form(one) for one in page.steps} | sent.steps,
        "finish": sent.finish or FinishForm(auto_id=FINISH_ID),
        "step_form": sent.step or StepForm(auto_id=STEP_ID),
        "gap_words": {need: gap.get_reason_display() for need, gap in gaps.items()},
        "wrong_form": sent.wrong,
    }
    return render(request, "plans/plan.jinja", context)


def _need_form(line: presenters.NeedLine, gaps: dict[str, Any]) -> NeedForm:
    gap = gaps.get(line.code)
    first = {"state": line.state, "why": line.why, "reason": gap.reason if gap else ""}
    return NeedForm(initial=first, auto_id=f"id_{line.id}_%s")


def _settle_form(line: presenters.StepLine) -> SettleForm:
    first = {"state": line.state, "reason": line.reason}
    return SettleForm(initial=first, auto_id=f"id_{line.id}_%s")
