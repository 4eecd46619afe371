"""Two records that may be one person: side by side, made one, made two again."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from linkwork.access import doors
from linkwork.access.actors import Actor
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.people import presenters as people
from linkwork.practice.people.models import MergeRecord, Person
from linkwork.practice.referrals import actions, queries
from linkwork.practice.referrals.forms.merging import MergeForm, PartForm
from linkwork.practice.referrals.moves import NotAllowed
from linkwork.practice.referrals.presenters import merging


@guarded("merge", get=Action.CREATE, post=Action.CREATE)
def compare(request: Request, person_id: UUID, other_id: UUID) -> HttpResponse:
    """Two records side by side, and the decision that they are one person."""
    actor = request.actor
    both = [_record(actor, one) for one in (person_id, other_id)]
    first = merging.to_keep(both, {one.pk: queries.cases_of(one) for one in both})
    form = MergeForm(request.POST or None, people=both, initial={"keep": str(first.public_id)})
    if form.is_bound and form.is_valid():
        kept = next(one for one in both if str(one.public_id) == form.cleaned_data["keep"])
        other = next(one for one in both if one is not kept)
        try:
            record = actions.merge(kept=kept, other=other, because=form.reason(), by=actor)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The two records are one now. You can undo it here.")
            return redirect("referrals:merged", merge_id=record.public_id)
    context = {
        "form": form,
        "heads": [f"{one.reference}" for one in both],
        "rows": merging.side_by_side(both, [queries.cases_of(one) for one in both]),
        "agree": merging.agreements(both),
        "obstacle": merging.obstacle(both, [queries.open_case(one) for one in both]),
    }
    return render(request, "referrals/compare.jinja", context)


def _record(actor: Actor, person_id: UUID) -> Person:
    """Open one of the two records for somebody who may put it together with another."""
    person = doors.open_one(actor, Person, person_id, verb="records compared")
    doors.require_kind(actor, Action.CREATE, "merge", on=person)
    return person


@guarded("merge", get=Action.VIEW, post=Action.AMEND)
def merged(request: Request, merge_id: UUID) -> HttpResponse:
    """What was put together, by whom and why; and the way back."""
    actor = request.actor
    record = doors.open_one(actor, MergeRecord, merge_id)
    form = PartForm(request.POST or None)
    if form.is_bound and form.is_valid():
        doors.require_kind(actor, Action.AMEND, "merge", on=record)
        try:
            actions.unmerge(record=record, because=form.cleaned_data["because"], by=actor)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "They are two records again, each with its own.")
            return redirect("referrals:merged", merge_id=merge_id)
    return render(request, "referrals/merged.jinja", _told(actor, record, form))


def _told(actor: Actor, record: MergeRecord, form: PartForm) -> dict[str, Any]:
    return {
        "form": form,
        "merge": merging.in_words(record),
        "person_bar": people.bar(actor, record.kept),
        "back": reverse("referrals:of_person", kwargs={"person_id": record.kept.public_id}),
    }
