"""A link worker's day: what is overdue, due and new, and which chains are at risk."""

from dataclasses import dataclass

from django.urls import reverse

from linkwork.access.doors import may
from linkwork.access.roles import Action
from linkwork.practice.journey import errands, risk, waiting
from linkwork.practice.journey.desk import Desk
from linkwork.practice.journey.risk import AtRisk
from linkwork.practice.journey.waiting import Waiting


@dataclass(frozen=True)
class Page:
    """A link worker's day."""

    sub: str
    overdue: list[Waiting]
    due: list[Waiting]
    new: list[Waiting]
    later: list[Waiting]
    ask: list[Waiting]
    risks: list[AtRisk]
    open_cases: int
    limit: int
    log: str


def page(desk: Desk) -> Page:
    """Sort what waits into overdue, due today, new and the week to come."""
    rows = sorted([*waiting.on_cases(desk), *errands.of(desk)], key=lambda row: row.due)
    overdue = [row for row in rows if row.due < desk.today]
    due = [row for row in rows if row.due == desk.today]
    on_you = sum(row.on == "You" for row in overdue + due)
    return Page(
        sub=f"{len(overdue) + len(due)} waiting now, {on_you} of them on you.",
        overdue=overdue,
        due=due,
        new=waiting.new(desk),
        later=[row for row in rows if desk.today < row.due <= desk.until],
        ask=errands.to_ask(desk),
        risks=risk.at_risk(desk),
        open_cases=len(desk.cases),
        limit=desk.policy.caseload_weight,
        log=reverse("people:list") if may(desk.actor, Action.CREATE, "contact") else "",
    )
