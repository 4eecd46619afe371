"""The front page, the way in, and the pages for when something is wrong."""

from django.conf import settings
from django.contrib.auth import login
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from linkwork.access.actors import live_memberships
from linkwork.access.landing.views import home_of
from linkwork.access.links import sessions
from linkwork.access.models import Link, User
from linkwork.access.roles import Role
from linkwork.access.rules import actor_of, public
from linkwork.site.demonstration import CAST, COLLEAGUES, GUESTS, Guest

HOMES = {
    Role.LINK_WORKER: "journey:today",
    Role.TEAM_LEAD: "journey:today",
    Role.REFERRER: "referrals:refer",
    Role.REVIEWER: "records:list",
    Role.ANALYST: "studies:list",
    Role.SAFEGUARDING_LEAD: "supervision:concerns",
    Role.PROVIDER: "providers:home",
    Role.DIRECTORY_EDITOR: "directory:desk",
    Role.ORGANISATION_ADMINISTRATOR: "administration:home",
    Role.COMMISSIONER: "reports:overview",
    Role.AUDITOR: "audit:list",
}


@public(because="says what Linkwork is")
def front(request: HttpRequest) -> HttpResponse:
    """What this is, the picture of the loop and, in a demonstration, one way in for each role."""
    cast = (*CAST, *GUESTS) if settings.LINKWORK_DEMO else ()
    return render(request, "site/front.jinja", {"cast": cast})


@public(because="sends whoever is signed in to their first page")
def home(request: HttpRequest) -> HttpResponse:
    """Go to the first page of one's role."""
    actor = actor_of(request)
    if actor is None:
        return redirect("front")
    name = HOMES.get(actor.role, "library:list")
    try:
        return redirect(reverse(name))
    except NoReverseMatch:
        return redirect("front")


@public(because="signs in as an invented person, in a demonstration only")
@require_POST
def try_as(request: HttpRequest, key: str) -> HttpResponse:
    """Come in as one of the cast. Not there at all outside a demonstration."""
    if settings.LINKWORK_DEMO:
        for guest in GUESTS:
            if guest.key == key:
                return _by_link(guest)
    member = next((one for one in (*CAST, *COLLEAGUES) if one.key == key), None)
    user = User.objects.filter(email=member.email).first() if member else None
    if not settings.LINKWORK_DEMO or user is None or not live_memberships(user):
        raise Http404
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("home")


def _by_link(guest: Guest) -> HttpResponse:
    """Come in by the link that the demonstration gave to somebody without an account."""
    rows = Link.objects.filter(
        role=guest.role.value, name=guest.name, about__isnull=True, until_at__gt=timezone.now()
    )
    link = rows.select_related("organisation", "body").order_by("pk").first()
    if link is None:
        raise Http404
    response = redirect(home_of(link))
    sessions.begin(response, link, confirmed=True)
    return response


@public(because="says the process is alive")
def livez(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"alive": True})


@public(because="says the database answers")
def readyz(request: HttpRequest) -> JsonResponse:
    """The database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        ready = cursor.fetchone() == (1,)
    return JsonResponse({"ready": ready}, status=200 if ready else 503)


@public(because="tells that an address is changed by the administrator, so it is not there")
def address_kept(request: HttpRequest) -> HttpResponse:
    """Nobody changes the address they sign in with: the account was given to that address."""
    raise Http404


def throttled(request: HttpRequest) -> HttpResponse:
    """Too many tries: say so, and what to do."""
    return render(request, "ui/throttled.jinja", status=429)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's seal was missing or old: say so, and how to keep what was typed."""
    return render(request, "ui/csrf_failed.jinja", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing here, or nothing for you: the page does not say which."""
    return render(request, "ui/not_found.jinja", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """We failed: say what was kept and what to do."""
    return render(request, "ui/failed.jinja", status=500)
