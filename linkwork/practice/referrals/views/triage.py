"""Triage: who is waiting to be taken on, and what is decided."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from linkwork.access import doors
from linkwork.access.actors import Actor
from linkwork.access.decisions import decide as decide_access
from linkwork.access.decisions import decide_kind, relations
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.people import presenters as people
from linkwork.practice.people import queries as people_queries
from linkwork.practice.people.models import Person
from linkwork.practice.referrals import deciding, queries
from linkwork.practice.referrals.models import Referral
from linkwork.practice.referrals.moves import NotAllowed
from linkwork.practice.referrals.presenters import triage
from linkwork.practice.referrals.whose import page_of

MOST = 200


@guarded("case", get=Action.CREATE)
def queue(request: Request) -> HttpResponse:
    """Referrals waiting for a decision or an answer, the longest due first."""
    on = timezone.localdate()
    waiting = doors.listing(request.actor, queries.waiting(), limit=MOST, verb="triage list")
    alike = people_queries.alike(referral.person for referral in waiting)
    here = queries.with_open_case(referral.person for referral in waiting)
    rows = [
        triage.row(
            referral,
            on,
            maybe_here=bool(
                alike[referral.person.pk]
                or referral.person.pk in here
                or "nhs_number" in referral.stated
            ),
        )
        for referral in waiting
    ]
    returned = [referral.state == Referral.State.RETURNED for referral in waiting]
    context = {
        "new": [row for row, back in zip(rows, returned, strict=True) if not back],
        "returned": [row for row, back in zip(rows, returned, strict=True) if back],
        "overdue": sum(row.overdue for row in rows),
        "policy": queries.policy(request.actor.organisation),
    }
    return render(request, "referrals/triage.jinja", context)


@guarded("case", get=Action.CREATE, post=Action.CREATE)
def decide(request: Request, referral_id: UUID) -> HttpResponse:
    """One referral: what is known, whether the person may be here already, and the decision."""
    actor = request.actor
    referral = doors.open_one(actor, Referral, referral_id)
    doors.require_kind(actor, Action.CREATE, "case", on=referral)
    chosen = request.POST.get("decision", "")
    forms = deciding.forms(actor, chosen, request.POST or None, referral)
    form = forms.get(chosen)
    if form is not None and form.is_valid():
        try:
            case, said = deciding.carry_out(chosen, form, referral, actor)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, said)
            return redirect(page_of(case) if case else "referrals:triage")
    context = {
        "forms": forms,
        "form": form,
        "referral": referral,
        "facts": triage.facts(referral),
        "hints": _hints(request, referral),
        "again": triage.again(queries.earlier(referral.person), forms["accept"]),
        "asked": triage.asked(queries.happenings(referral)),
        "person_bar": people.bar(actor, referral.person),
        "waited": triage.waited(timezone.localdate(referral.received_at), timezone.localdate()),
    }
    return render(request, "referrals/decide.jinja", context)


def _hints(request: Request, referral: Referral) -> list[triage.Hint]:
    """What may be the same person twice; whoever was compared stands in the audit."""
    person = referral.person
    doors.require(request.actor, Action.VIEW, person)
    alike = people_queries.alike([person])[person.pk]
    owner = people_queries.known_as(str(referral.stated.get("nhs_number", "")))
    compared = [*alike, *([owner] if owner else [])]
    if compared:
        doors.write_listing(request.actor, "person", compared, verb="records compared")
    last = queries.earlier(person)  # told where the person is taken on
    cases = [c for c in queries.cases_of(person) if c != last and c.referral_id != referral.pk]
    mergeable = {one.pk for one in compared if _may_merge(request.actor, person, one)}
    return triage.hints(referral, alike, owner, cases, mergeable)


def _may_merge(actor: Actor, *people: Person) -> bool:
    """Whether the actor may see both records, and put them together."""
    standing = [relations(actor, one) for one in people]
    return all(
        decide_kind(actor, action, kind, by).allowed
        for by in standing
        for action, kind in ((Action.VIEW, "person"), (Action.CREATE, "merge"))
    )


@guarded("person", get=Action.VIEW)
def of_person(request: Request, person_id: UUID) -> HttpResponse:
    """Lead to the page of the person's case, or to their referral where there is no case yet."""
    actor = request.actor
    person = doors.open_one(actor, Person, person_id)
    for case in queries.cases_of(person):
        if decide_access(actor, Action.VIEW, case).allowed:
            return redirect(page_of(case))
    for referral in queries.of_person(person):
        waiting = referral.state in queries.WAITING
        standing = relations(actor, referral)
        if waiting and decide_kind(actor, Action.CREATE, "case", standing).allowed:
            return redirect("referrals:decide", referral_id=referral.public_id)
        if decide_access(actor, Action.AMEND, referral).allowed:
            return redirect("referrals:one_sent", referral_id=referral.public_id)
    return redirect("referrals:sent")
