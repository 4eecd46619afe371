"""What a provider was told of: who waits for an answer, who is on the list, who is coming."""

from django.db.models import QuerySet

from linkwork.access.models import Organisation
from linkwork.practice.connections import queries as connections
from linkwork.practice.connections.models import Connection
from linkwork.practice.directory import queries as directory
from linkwork.practice.directory.models import Activity

S = Connection.State
ASKED = (S.SENT, S.NO_RESPONSE)
COMING = (S.ACCEPTED, S.BOOKED, S.MISSED, S.STARTED, S.SUSTAINING)
TOLD = (*ASKED, S.WAITLISTED, *COMING)


def told_of(body: Organisation) -> QuerySet[Connection]:
    """Every connection that goes on and that the provider was told of, the oldest first."""
    rows = connections.everything().filter(activity__provider__body=body, state__in=TOLD)
    return rows.filter(disclosed__isnull=False).order_by("state_since_on", "pk")


def coming_to(activity: Activity) -> QuerySet[Connection]:
    """Those who have a place at an activity, the oldest first."""
    rows = connections.everything().filter(activity=activity, state__in=COMING)
    return rows.filter(disclosed__isnull=False).order_by("answered_on", "pk")


def asked() -> QuerySet[Connection]:
    """Every connection that a provider was told of."""
    return connections.everything().filter(disclosed__isnull=False)


def activities_of(body: Organisation) -> QuerySet[Activity]:
    """What the provider runs."""
    return directory.running().filter(provider__body=body)


def bodies_with_something(organisation: Organisation) -> QuerySet[Organisation]:
    """Providers who have a request to answer, or somebody coming."""
    rows = Connection.objects.filter(
        organisation=organisation, state__in=TOLD, disclosed__isnull=False
    )
    found = rows.filter(activity__provider__body__isnull=False)
    return Organisation.objects.filter(pk__in=found.values("activity__provider__body"))


def address_of(body: Organisation) -> str:
    """Where the provider reads e-mail: as the directory has it now, else as it had it."""
    known = Activity.objects.filter(provider__body=body).exclude(provider__email="")
    found = known.values_list("provider__email", flat=True).first()
    return found or body.email
