"""How a table asked for stands, in a list and on its own page."""

from dataclasses import dataclass

from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.access.roles import Role
from linkwork.learning.methods.disclosure.dimensions import REGISTERED
from linkwork.learning.releases import checks, periods, queries
from linkwork.learning.releases.models import Attempt, Decision, Release
from linkwork.learning.releases.presenters.report import Report, report
from linkwork.learning.releases.presenters.table import WORDS, Table, table
from linkwork.ui.words import day, joined, thousands

COLOURS = {
    "Released": "green",
    "Waits for release": "yellow",
    "Being counted": "blue",
    "Refused by the attack": "red",
    "Declined": "grey",
}


@dataclass(frozen=True)
class Row:
    """One table in the list."""

    reference: str
    title: str
    href: str
    state: str
    colour: str
    crossed: str
    period: str
    asked_on: object


@dataclass(frozen=True)
class Page:
    """One table."""

    release: Release
    state: str
    colour: str
    counts: str  # who is counted and at which steps
    period: str
    cases: str
    table: Table | None
    trouble: str  # why a released table is not shown
    report: Report | None
    decision: Decision | None
    same_person: bool


def state_of(release: Release, attempt: Attempt | None, decision: Decision | None) -> str:
    """How it stands, in a few words."""
    if decision is not None:
        return "Released" if decision.approved else "Declined"
    if attempt is None:
        return "Being counted"
    return "Waits for release" if attempt.passed else "Refused by the attack"


def row(release: Release) -> Row:
    """One line of the list."""
    attempts = sorted(release.attempts.all(), key=lambda one: (one.made_at, one.pk))
    state = state_of(release, attempts[-1] if attempts else None, _decided(release))
    return Row(
        reference=release.reference,
        title=release.title,
        href=reverse("releases:cube", args=[release.public_id]),
        state=state,
        colour=COLOURS[state],
        crossed=crossed(release),
        period=periods.span_in_words(release.quarters),
        asked_on=release.asked_at,
    )


def _decided(release: Release) -> Decision | None:
    return release.decision if hasattr(release, "decision") else None


def crossed(release: Release) -> str:
    """By what people are counted."""
    names = [REGISTERED[name].lower() for name in release.dimensions]
    return f"by {joined(names)}" if names else "all together"


def page(release: Release, actor: Actor) -> Page:
    """Everything on a table's page: its counts for whoever may see them as it stands."""
    attempt, decision = queries.attempt_of(release), queries.decision_of(release)
    state = state_of(release, attempt, decision)
    shown, trouble = _shown(release, attempt, decision, actor)
    snapshot = attempt.snapshot if attempt else queries.snapshot_of(release)
    cases = (
        f"{thousands(snapshot.rows)} cases, frozen {day(snapshot.frozen_at)}" if snapshot else ""
    )
    steps = joined([WORDS[step].lower() for step in release.steps])
    return Page(
        release=release,
        state=state,
        colour=COLOURS[state],
        counts=f"People who were {steps}, {crossed(release)}",
        period=periods.span_in_words(release.quarters),
        cases=cases,
        table=shown,
        trouble=trouble,
        report=report(attempt) if attempt else None,
        decision=decision,
        same_person=actor.user is not None and actor.user.pk == release.asked_by_id,
    )


def _shown(
    release: Release, attempt: Attempt | None, decision: Decision | None, actor: Actor
) -> tuple[Table | None, str]:
    """The table where it is released, or where the auditor has to answer; else why not."""
    try:
        if decision is not None and decision.approved:
            return table(checks.may_leave(release)), ""
        answers = actor.role is Role.AUDITOR and decision is None
        if answers and attempt is not None and attempt.passed:
            return table(checks.unchanged(attempt)), ""
    except checks.NotAllowed as refused:
        return None, str(refused)
    return None, ""
