"""Duplicates: the search for them, what is asked of a person, and two records side by side."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.duplicates import actions, presenters, queries, searching, tasks
from linkwork.evidence.duplicates.forms import AnswerForm
from linkwork.evidence.duplicates.models import Question
from linkwork.evidence.records import queries as records
from linkwork.evidence.records.models import Review

ON_A_PAGE = 25
SAID = 8


@guarded("record", get=Action.LIST)
def listing(request: Request, review_id: UUID) -> HttpResponse:
    """What waits for a person, the groups, and what was said last."""
    review = doors.open_one(request.actor, Review, review_id)
    search = queries.last_search(review)
    asked = Paginator(queries.questions(review).values_list("pk", flat=True), ON_A_PAGE)
    groups = Paginator(queries.heads(review).values_list("pk", flat=True), ON_A_PAGE)
    page = groups.get_page(request.GET.get("page"))
    questions = queries.questions(review).filter(pk__in=list(asked.page(1)))
    heads = doors.listing(request.actor, queries.heads(review).filter(pk__in=list(page)))
    others = queries.others_of(heads)
    said = queries.said(review).select_related("review")[:SAID]
    stands = queries.standing_rulings(review, said)
    context = presenters.within(review) | {
        "search": presenters.search_state(search),
        "records": records.records(review).count(),
        "later": queries.later(review, search),
        "folded": queries.folded(review),
        "asked": asked.count,
        "questions": [presenters.question_row(one) for one in questions],
        "groups": [presenters.group_row(review, one, others[one.pk]) for one in heads],
        "group_count": groups.count,
        "page": page,
        "here": reverse("duplicates:list", args=[review_id]),
        "said": [presenters.said_row(one, one.pk in stands) for one in said],
    }
    return render(request, "duplicates/list.jinja", context)


@guarded("record", post=Action.CREATE)
def look(request: Request, review_id: UUID) -> HttpResponse:
    """Look for duplicates among all records, as a job."""
    review = doors.open_one(request.actor, Review, review_id)
    doors.require_kind(request.actor, Action.CREATE, "record", on=review)
    try:
        tasks.queue(searching.open_search(review=review, by=request.actor))
        messages.success(request, "Duplicates are being looked for. You can go on working.")
    except searching.NotAllowed as refused:
        messages.warning(request, f"Not started: {refused}.")
    return redirect("duplicates:list", review_id)


@guarded("record", get=Action.LIST)
def progress(request: Request, review_id: UUID) -> HttpResponse:
    """How far the search is; a finished one asks the page to come anew."""
    review = doors.open_one(request.actor, Review, review_id)
    state = presenters.search_state(queries.last_search(review))
    if not state["open"]:
        answer = HttpResponse(status=200)
        answer["HX-Refresh"] = "true"
        return answer if request.headers.get("HX-Request") else redirect(
            "duplicates:list", review_id
        )  # fmt: skip
    context = {"search": state, "review": review}
    return render(request, "duplicates/progress.jinja", context)


@guarded("record", get=Action.LIST)
def next_one(request: Request, review_id: UUID) -> HttpResponse:
    """Go to the likeliest pair that waits for a person."""
    review = doors.open_one(request.actor, Review, review_id)
    question = queries.questions(review).first()
    if question is None:
        messages.success(request, "No pair waits for a person.")
        return redirect("duplicates:list", review_id)
    return redirect("duplicates:question", review_id, question.public_id)


@guarded("record", get=Action.CREATE, post=Action.CREATE)
def question(request: Request, review_id: UUID, question_id: UUID) -> HttpResponse:
    """Two records side by side: one work, or two?"""
    review = doors.open_one(request.actor, Review, review_id)
    asked = doors.open_one(request.actor, Question, question_id, review=review)
    doors.require_kind(request.actor, Action.CREATE, "record", on=review)
    form = AnswerForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            said = actions.answer(question=asked, **form.cleaned_data, by=request.actor)
            messages.success(request, presenters.answered(said))
        except actions.NotAllowed as refused:
            messages.warning(request, f"Nothing was written: {refused}.")
        return redirect("duplicates:next", review_id)
    pair = list(records.records(review).select_related("search").filter(
        pk__in=[asked.first_id, asked.second_id]))  # fmt: skip
    waiting = queries.questions(review).count()
    context = presenters.within_duplicates(review) | {
        "asked": asked,
        "pair": pair,
        "rows": presenters.rows(pair),
        "waiting": waiting,
        "form": form,
        "group_href": reverse("duplicates:group", args=[review_id, pair[0].public_id]),
    }
    return render(request, "duplicates/question.jinja", context)
