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

Make = Callable[[Cohort, ServicePolicy, bool], Report]  # the last: shortly, for the first page
REPORTS: dict[str, tuple[str, Make]] = {
    "funnel": ("Where people leave", lambda cohort, _, __: funnel.report(cohort)),
    "leaving": ("Why they leave", lambda cohort, _, __: leaving.report(cohort)),
    "waits": ("Waits", lambda cohort, policy, _: waits.report(cohort, policy)),
    "equity": ("Who is referred", lambda cohort, _, __: equity.report(cohort)),
    "outcomes": (
        "How things changed",
        lambda cohort, _, short: outcomes.report(cohort, short=short),
    ),
    "answers": ("Providers’ answers", lambda cohort, _, __: answers.report(cohort)),
    "gaps": ("Needs not met", lambda cohort, _, __: gaps.report(cohort)),
}
ON_THE_FIRST_PAGE = ("funnel", "waits", "equity", "outcomes", "gaps")
