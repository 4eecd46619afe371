"""Opens an entry for whoever keeps the directory, and shows a page with a form."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.practice.directory import queries
from linkwork.practice.directory.models import Activity


def to_write(request: Request, activity_id: UUID) -> Activity:
    """The entry, for somebody who may write entries."""
    thing = doors.open_one(request.actor, queries.activities(), activity_id)
    doors.require_kind(request.actor, Action.CREATE, "activity", on=thing)
    return thing


def to_mend(request: Request, activity_id: UUID) -> Activity:
    """The entry, for somebody who may keep entries true."""
    return doors.open_one(request.actor, queries.activities(), activity_id, action=Action.AMEND)


def form_page(
    request: Request, template: str, thing: Activity, title: str, form: Any, **more: Any
) -> HttpResponse:
    """A page with one form about an entry."""
    address = reverse("directory:activity", args=[thing.public_id])
    crumbs = [
        {"text": "Directory", "href": reverse("directory:list")},
        {"text": thing.name, "href": address},
    ]
    context = {
        "activity": thing,
        "title": title,
        "form": form,
        "back": address,
        "breadcrumbs": crumbs,
    }
    return render(request, template, context | more)
