"""Contacts of a case: logged in five taps, listed, amended as new versions."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from linkwork.access import doors
from linkwork.access.decisions import decide_kind, relations
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.referrals import actions, queries, whose
from linkwork.practice.referrals.forms.contacting import AmendForm, ContactForm
from linkwork.practice.referrals.models import Case, Contact
from linkwork.practice.referrals.moves import NotAllowed
from linkwork.practice.referrals.presenters import contacts


@guarded("contact", get=Action.CREATE, post=Action.CREATE)
def log(request: Request, case_id: UUID) -> HttpResponse:
    """Log a contact or an attempt, with the next step and its day."""
    opened = whose.open_case(request.actor, case_id)
    case = opened.case
    doors.require_kind(request.actor, Action.CREATE, "contact", on=case)
    form = ContactForm(request.POST or None, case=case)
    if form.is_bound and form.is_valid():
        try:
            actions.log_contact(case=case, **form.contact(), by=request.actor)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            if form.closing and case.state == Case.State.ACTIVE:
                actions.start_closing(case=case, by=request.actor)
            messages.success(request, "Contact saved.")
            return redirect(opened.home)
    return render(request, "referrals/log_contact.jinja", _beside(request, opened, form))


def _beside(request: Request, opened: whose.Opened, form: ContactForm) -> dict[str, object]:
    """The form, with where things stand and the last three contacts beside it."""
    case, actor = opened.case, request.actor
    last = doors.listing(actor, queries.contacts(case), limit=3)
    on = timezone.localdate()
    return {
        **opened.context(),
        "form": form,
        "now": timezone.now(),
        "standing": contacts.standing(case, queries.attempts(case), on),
        "last": [contacts.item(case, contact, actor) for contact in last],
        "keep": f"contact-{case.public_id}",
        "closed": case.state == Case.State.CLOSED,
    }


@guarded("contact", get=Action.LIST)
def listed(request: Request, case_id: UUID) -> HttpResponse:
    """Every contact of the case as it now reads, with earlier versions folded."""
    opened = whose.open_case(request.actor, case_id)
    versions = doors.listing(request.actor, queries.every_version(opened.case))
    items = contacts.listed(opened.case, versions, request.actor)
    case = opened.case
    standing = relations(request.actor, case)
    writes = decide_kind(request.actor, Action.CREATE, "contact", standing).allowed
    may_log = writes and case.state != Case.State.CLOSED
    context = {
        **opened.context("Contacts"),
        "items": items,
        "kept_back": contacts.kept_back(queries.contacts(case).count(), items),
        "case": case,
        "may_log": may_log,
    }
    return render(request, "referrals/contacts.jinja", context)


@guarded("contact", get=Action.AMEND, post=Action.AMEND)
def amend(request: Request, case_id: UUID, contact_id: UUID) -> HttpResponse:
    """Amend one's own contact as a new version, with the reason."""
    actor = request.actor
    opened = whose.open_case(actor, case_id)
    contact = doors.open_one(actor, Contact, contact_id, case=opened.case)
    doors.require_kind(actor, Action.AMEND, "contact", on=opened.case)
    names = ("way", "result", "note", "minutes", "place", "level")
    now = {name: getattr(contact, name) for name in names}
    form = AmendForm(request.POST or None, initial=now)
    if form.is_bound and form.is_valid():
        try:
            actions.amend_contact(contact=contact, **form.cleaned_data, by=actor)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved as a new version. The earlier one is kept.")
            return redirect("referrals:contacts", case_id=case_id)
    context = {**opened.context(), "form": form, "contact": contact}
    return render(request, "referrals/amend_contact.jinja", context)
