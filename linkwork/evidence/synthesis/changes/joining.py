"""The forms that merge statements, take one out again, and split one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.synthesis import actions, queries
from linkwork.evidence.synthesis.changes.asking import Asked, ask, statement_of
from linkwork.evidence.synthesis.forms.standing import SomeForm
from linkwork.evidence.synthesis.forms.statements import HALVES, ReasonForm, SplitForm
from linkwork.evidence.synthesis.models import FIELDS
from linkwork.theory.text import StatementError, from_row
from linkwork.ui.words import joined


@guarded("draft", get=Action.CREATE, post=Action.CREATE)
def merge(request: Request, review_id: UUID, code: str) -> HttpResponse:
    """Let other statements stand in this one."""
    review, one = statement_of(request, review_id, code)
    offered = [
        (other.code, f"{other.code} {other.nickname}: {other.sentence}")
        for other in queries.statements(review)
        if other.stands and other.code != one.code
    ]
    form = SomeForm(request.POST or None, offered=offered, label="Statements that say the same")
    if form.is_bound and form.is_valid():
        try:
            given = form.cleaned_data
            actions.merge(review=review, into=one.code, **given, by=request.actor)
            messages.success(request, f"{joined(given['codes'])} merged into {one.code}.")
            return redirect("synthesis:statement", review_id, one.code)
        except actions.NotAllowed as refused:
            form.add_error(None, f"Not done: {refused}")
    asked = Asked(
        heading=f"Merge others into {one.code}",
        sub="Their words, versions and passages stay, and are in sight from here. A merge can be "
        "undone; that it was made stays on record.",
        button="Merge them",
        one=one,
    )
    return ask(request, review, form, asked)


@guarded("draft", get=Action.CREATE, post=Action.CREATE)
def part(request: Request, review_id: UUID, code: str) -> HttpResponse:
    """Take a merged statement out again."""
    review, one = statement_of(request, review_id, code)
    form = ReasonForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            actions.part(review=review, code=one.code, reason=reason, by=request.actor)
            return redirect("synthesis:statement", review_id, one.code)
        except actions.NotAllowed as refused:
            form.add_error(None, f"Not done: {refused}")
    asked = Asked(
        heading=f"Take {one.code} out again",
        sub="It becomes a candidate. The trace says that it was merged, and why it is no longer.",
        button="Take it out again",
        one=one,
    )
    return ask(request, review, form, asked)


@guarded("draft", get=Action.CREATE, post=Action.CREATE)
def split(request: Request, review_id: UUID, code: str) -> HttpResponse:
    """Make two statements of one."""
    review, one = statement_of(request, review_id, code)
    whole = {name: one.content[theirs] for name, theirs in FIELDS.items()}
    form = SplitForm(request.POST or None, whole=whole)
    if form.is_bound and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            made = actions.split(
                review=review, code=one.code, parts=form.halves(), reason=reason, by=request.actor
            )
            told = (
                f"{one.code} is now {joined([draft.code for draft in made])}. Recode its passages."
            )
            messages.success(request, told)
            return redirect("synthesis:statement", review_id, made[0].code)
        except StatementError:
            _tell(form)
        except actions.NotAllowed as refused:
            form.add_error(None, f"Not done: {refused}")
    asked = Asked(
        heading=f"Split {one.code} into two",
        sub="Both begin with its words. It is retired; its passages stay in sight of both until "
        "they are coded anew.",
        button="Split it",
        one=one,
    )
    return ask(request, review, form, asked, halves=[(half, FIELDS) for half in HALVES])


def _tell(form: SplitForm) -> None:
    """Say of each half what is wrong with it."""
    for half, fields in zip(HALVES, form.halves(), strict=True):
        row = {theirs: fields[name] for name, theirs in FIELDS.items()}
        try:
            from_row("ST1", row)
        except StatementError as faults:
            form.told(half, faults)
