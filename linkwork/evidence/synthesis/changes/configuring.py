"""The forms that set a configuration down, and write its next version."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from linkwork.access import conflicts, doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.protocols import queries as protocols
from linkwork.evidence.protocols.sections import FORMS
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import actions, queries
from linkwork.evidence.synthesis.forms.configuring import KEPT, OF_ICAMO, ConfigurationForm
from linkwork.evidence.synthesis.presenters import frame
from linkwork.evidence.synthesis.queries import Configured


@guarded("draft", get=Action.CREATE, post=Action.CREATE)
def configure(request: Request, review_id: UUID) -> HttpResponse:
    """Set down a configuration (`?statement=EG3`)."""
    review = doors.open_one(request.actor, Review, review_id)
    doors.require_kind(request.actor, Action.CREATE, "draft", on=review)
    form = ConfigurationForm(
        request.POST or None,
        offered=_offered(review),
        written_as=protocols.form(review),
        initial=_first(review, request.GET.get("statement", "")),
    )
    if form.is_bound and form.is_valid():
        try:
            made = actions.configure(
                review=review,
                statement=form.cleaned_data["statement"],
                fields=form.configuration_fields(),
                reason=form.cleaned_data["reason"],
                by=request.actor,
            )
            return redirect("synthesis:configuration", review_id, made.code)
        except actions.NotAllowed as refused:
            form.add_error(None, f"Not done: {refused}")
    return _page(request, review, form, "Set down a configuration")


@guarded("draft", get=Action.AMEND, post=Action.AMEND)
def reconfigure(request: Request, review_id: UUID, configuration: str) -> HttpResponse:
    """Write the next version of a configuration, with the reason."""
    review = doors.open_one(request.actor, Review, review_id)
    row = queries.row_of(review, configuration)
    if row is None:
        raise Http404
    doors.require(request.actor, Action.AMEND, row)
    one = queries.configured(row)
    now = _as_asked(one)
    form = ConfigurationForm(
        request.POST or None,
        offered=_offered(review),
        written_as=protocols.form(review),
        filled=[name for name in OF_ICAMO if now[name]],
        initial=now,
        version=row.version,
    )
    del form.fields["statement"]
    if form.is_bound and form.is_valid():
        theirs = {name: value for name, value in now.items() if name in form.fields}
        expected = conflicts.hold(row, form, theirs=theirs)
        try:
            actions.reconfigure(
                configuration=row,
                expected=expected,
                fields=form.configuration_fields(),
                reason=form.cleaned_data["reason"],
                by=request.actor,
            )
            return redirect("synthesis:configuration", review_id, row.code)
        except actions.NotAllowed as refused:
            form.add_error(None, f"Not done: {refused}")
    return _page(request, review, form, f"The next version of {row.code}", one)


def _offered(review: Review) -> list[tuple[str, str]]:
    found = queries.statements(review)
    return [(one.code, f"{one.code} {one.nickname}") for one in found if one.stands]


def _first(review: Review, code: str) -> dict[str, str]:
    """A configuration of a statement begins with the statement's stage, actor and outcome."""
    one = queries.statement(review, code) if code else None
    if one is None:
        return {"stage": "engagement"}
    content = one.content
    return {
        "statement": one.code,
        "stage": one.stage,
        "actor": content["actor"],
        "outcome": content["then_text"],
        "reasoning": content["because_text"] if content["mechanism"] == "stated" else "",
    }


def _as_asked(one: Configured) -> dict[str, Any]:
    """What the form shows of a configuration as it stands."""
    shown = {name: getattr(one, name) for name in KEPT}
    intended = "yes" if one.intended else "no"
    return shown | {"contexts": "\n".join(one.contexts), "intended": intended}


def _page(
    request: Request,
    review: Review,
    form: ConfigurationForm,
    heading: str,
    one: Configured | None = None,
) -> HttpResponse:
    crumb = [(f"{one.code} {one.nickname}", frame.href_of(review, one.code))] if one else []
    listed = reverse("synthesis:configurations", args=[review.public_id])
    context = frame.within(review, "configurations", *crumb) | {
        "form": form,
        "heading": heading,
        "here": request.get_full_path(),
        "written_as": f"{FORMS[form.written_as]} ({form.written_as})",
        "back": frame.href_of(review, one.code) if one else listed,
    }
    return render(request, "synthesis/configure.jinja", context)
