"""One group of records: side by side, parted again, joined with another; words taken back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.duplicates import actions, presenters, queries
from linkwork.evidence.duplicates.forms import JoinForm, ReasonForm
from linkwork.evidence.duplicates.models import Ruling
from linkwork.evidence.records.models import Record, Review

MOST_SHOWN = 20


@guarded("record", get=Action.VIEW)
def group(request: Request, review_id: UUID, record_id: UUID) -> HttpResponse:
    """All the records that are one work, who stands for them, and what was said of them."""
    review = doors.open_one(request.actor, Review, review_id)
    found = doors.open_one(request.actor, Record, record_id, review=review)
    members = queries.group_of(found)
    said = queries.rulings_among(members)
    stands = queries.standing_rulings(review, said)
    words = request.GET.get("words", "").strip()[:200]
    context = presenters.within_duplicates(review) | {
        "record": members[0],
        "members": members,
        "rows": presenters.rows(members),
        "said": [presenters.said_row(one, one.pk in stands) for one in said],
        "words": words,
        "offered": queries.beside(review, members, words)[:MOST_SHOWN] if words else [],
        "here": request.path,
    }
    return render(request, "duplicates/group.jinja", context)


@guarded("record", get=Action.CREATE, post=Action.CREATE)
def part(request: Request, review_id: UUID, record_id: UUID) -> HttpResponse:
    """Let a record leave its group, with a reason."""
    review = doors.open_one(request.actor, Review, review_id)
    found = doors.open_one(request.actor, Record, record_id, review=review)
    doors.require_kind(request.actor, Action.CREATE, "record", on=review)
    form = ReasonForm(request.POST or None)
    here = reverse("duplicates:group", args=[review_id, record_id])
    if form.is_bound and form.is_valid():
        try:
            actions.part(record=found, **form.cleaned_data, by=request.actor)
            messages.success(request, f"{found.short} stands for itself now.")
            return redirect(here)
        except actions.NotAllowed as refused:
            form.add_error("reason", f"{refused}")
    context = presenters.within_duplicates(review) | {
        "heading": f"Part {found.short} from its group",
        "sub": found.title,
        "says": "It will stand for itself again. Nothing is deleted, and you can take this back.",
        "act": "Part it",
        "form": form,
        "cancel": here,
    }
    return render(request, "duplicates/reason.jinja", context)


@guarded("record", post=Action.CREATE)
def join(request: Request, review_id: UUID, record_id: UUID) -> HttpResponse:
    """Say that a record and another are one work."""
    review = doors.open_one(request.actor, Review, review_id)
    found = doors.open_one(request.actor, Record, record_id, review=review)
    doors.require_kind(request.actor, Action.CREATE, "record", on=review)
    form = JoinForm(request.POST)
    if form.is_valid():
        other = doors.open_one(request.actor, Record, form.cleaned_data["other"], review=review)
        try:
            actions.join(
                records=[found, other], reason=form.cleaned_data["reason"], by=request.actor
            )
            messages.success(request, f"{found.short} and {other.short} are one work now.")
        except actions.NotAllowed as refused:
            messages.warning(request, f"Not joined: {refused}.")
    else:
        messages.warning(request, "Not joined: say why they are one work.")
    return redirect("duplicates:group", review_id, record_id)


@guarded("record", get=Action.CREATE, post=Action.CREATE)
def take_back(request: Request, review_id: UUID, ruling_id: UUID) -> HttpResponse:
    """Take back what was said of records, with a reason."""
    review = doors.open_one(request.actor, Review, review_id)
    ruling = doors.open_one(request.actor, Ruling, ruling_id, review=review)
    doors.require_kind(request.actor, Action.CREATE, "record", on=review)
    form = ReasonForm(request.POST or None)
    here = reverse("duplicates:group", args=[review_id, ruling.first.public_id])
    if form.is_bound and form.is_valid():
        try:
            actions.take_back(ruling=ruling, **form.cleaned_data, by=request.actor)
            messages.success(request, "Taken back: the records are as they were before.")
            return redirect(here)
        except actions.NotAllowed as refused:
            form.add_error("reason", f"Not taken back: {refused}")
    context = presenters.within_duplicates(review) | {
        "heading": f"Take back “{ruling.get_answer_display().lower()}”",
        "sub": f"{ruling.first.short} and {ruling.second.short}: {ruling.reason}",
        "says": "The groups will be as before it was said. The word itself is kept, and so is why "
        "it was taken back.",
        "act": "Take it back",
        "form": form,
        "cancel": here,
    }
    return render(request, "duplicates/reason.jinja", context)
