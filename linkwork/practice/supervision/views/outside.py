"""A provider raises a concern: told, and never shown again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import Door, guarded
from linkwork.practice.connections.models import Connection
from linkwork.practice.supervision import actions
from linkwork.practice.supervision.forms.concerns import ProviderConcernForm


@guarded("concern", get=Action.CREATE, post=Action.CREATE, door=Door.PROVIDER)
def provider_concern(request: Request, connection_id: UUID) -> HttpResponse:
    """Tell the service that somebody who comes may be harmed."""
    actor = request.actor
    connection = doors.open_one(actor, Connection, connection_id)
    doors.require_kind(actor, Action.CREATE, "concern", on=connection)
    form = ProviderConcernForm(request.POST or None)
    back = reverse("providers:request", kwargs={"connection_id": connection_id})
    if form.is_bound and form.is_valid():
        person = connection.case.person
        actions.raise_concern(person=person, **form.concern(), by=actor)
        messages.success(request, "Thank you. The safeguarding lead has been told.")
        return redirect(back)
    context = {"form": form, "back": back, "service": actor.organisation}
    return render(request, "supervision/provider_concern.jinja", context)
