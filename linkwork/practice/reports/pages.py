"""The reports there are, in the order in which they are read."""

from collections.abc import Callable

from linkwork.access.models import ServicePolicy
from linkwork.practice.reports.cohorts import Cohort
from linkwork.practice.reports.presenters import (
    answers,
    equity,
    funnel,
    gaps,
    leaving,
    outcomes,
    waits,
)
from linkwork.practice.reports.presenters.report import Report

Make = Callable[[Cohort, ServicePolicy], Report]
REPORTS: dict[str, tuple[str, Make]] = {
    "funnel": ("Where people leave", lambda cohort, _: funnel.report(cohort)),
    "leaving": ("Why they leave", lambda cohort, _: leaving.report(cohort)),
    "waits": ("Waits", waits.report),
    "equity": ("Who is referred", lambda cohort, _: equity.report(cohort)),
    "outcomes": ("How things changed", lambda cohort, _: outcomes.report(cohort)),
    "answers": ("Providers’ answers", lambda cohort, _: answers.report(cohort)),
    "gaps": ("Needs not met", lambda cohort, _: gaps.report(cohort)),
}
ON_THE_FIRST_PAGE = ("funnel", "waits", "equity", "outcomes", "gaps")
