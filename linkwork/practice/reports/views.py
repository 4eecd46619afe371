"""The reports: all on one page, each on its own, and each as a file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify

from linkwork.access import audit, doors
from linkwork.access.models import Organisation
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.referrals import queries as referrals
from linkwork.practice.reports.cohorts import Cohort, reach
from linkwork.practice.reports.exporting import written
from linkwork.practice.reports.forms import Filters
from linkwork.practice.reports.pages import ON_THE_FIRST_PAGE, REPORTS
from linkwork.practice.reports.presenters.report import Report
from linkwork.practice.reports.queries.equity import practices_of
from linkwork.ui.words import today


@guarded("report", get=Action.LIST)
def overview(request: Request) -> HttpResponse:
    """Every finding with its picture, shortly."""
    filters = _filters(request)
    cohort = filters.cohort()
    policy = referrals.policy(request.actor.organisation)
    reports = [REPORTS[slug][1](cohort, policy, True) for slug in ON_THE_FIRST_PAGE]
    _note(request, Action.LIST, "overview", cohort)
    page = {"reports": reports, "cohort": cohort, "short": True}
    return render(request, "reports/overview.jinja", page | _frame(request, filters, ""))


@guarded("report", get=Action.VIEW)
def one(request: Request, slug: str) -> HttpResponse:
    """One report: its picture, its table, its definition."""
    filters = _filters(request)
    cohort = filters.cohort()
    report = _made(slug, cohort, request)
    _note(request, Action.VIEW, slug, cohort)
    page = {"report": report, "cohort": cohort, "short": False}
    return render(request, "reports/one.jinja", page | _frame(request, filters, slug))


@guarded("report", get=Action.EXPORT)
def file(request: Request, slug: str) -> HttpResponse:
    """One report as a file for a spreadsheet."""
    cohort = _filters(request).cohort()
    report = _made(slug, cohort, request)
    _note(request, Action.EXPORT, slug, cohort)
    name = f"{slug}-{cohort.since:%Y-%m}-{cohort.until:%Y-%m}-{slugify(cohort.reach.whose)}.csv"
    answer = HttpResponse(written(report), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _made(slug: str, cohort: Cohort, request: Request) -> Report:
    return REPORTS[slug][1](cohort, referrals.policy(request.actor.organisation), False)


def _filters(request: Request) -> Filters:
    service: Organisation = request.actor.organisation
    on = today()
    return Filters(
        request.GET,
        reach=reach(request.actor),
        today=on,
        practices=practices_of(service),
        link_workers=referrals.link_workers(service, on),
    )


def _note(request: Request, action: Action, slug: str, cohort: Cohort) -> None:
    """Write to the chain who read which figures, and whether small numbers were kept back."""
    shown = "small numbers kept back" if cohort.careful else "in full"
    rule = f"{request.actor.role.value} may {action.value} report, {shown}"
    audit.record(
        by=request.actor, action=action, verb=f"report {slug}", kind="report", rule=rule[:80]
    )


def _frame(request: Request, filters: Filters, slug: str) -> dict[str, object]:
    """What stands around every report: the tabs and the filters, each keeping the other."""
    asked = f"?{request.GET.urlencode()}" if filters.is_bound and filters.is_valid() else ""
    tabs = [{"text": "All", "href": reverse("reports:overview") + asked, "current": not slug}]
    tabs += [
        {"text": name, "href": reverse(f"reports:{key}") + asked, "current": key == slug}
        for key, (name, _) in REPORTS.items()
    ]
    here = reverse(f"reports:{slug}" if slug else "reports:overview")
    may = doors.may(request.actor, Action.EXPORT, "report")
    return {"tabs": tabs, "filters": filters, "here": here, "asked": asked, "may_export": may}
