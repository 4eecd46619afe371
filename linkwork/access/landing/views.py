"""The way in by a link: a page that holds nothing, a code, and then the holder's own pages."""

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.links import codes, secrets, sessions
from linkwork.access.models import Link, ServicePolicy
from linkwork.access.roles import Action, Role
from linkwork.access.rules import public

HOLDS_NOTHING = "the way in by a link: holds nothing of anybody until a code is given"


def home_of(link: Link) -> str:
    """The address of the holder's first page."""
    if link.role == Role.PANELLIST:
        return reverse("vote:home")
    if link.role != Role.PROVIDER:
        return reverse("mypage:home")
    if link.about is not None:
        return reverse("providers:request", args=[link.about])
    return reverse("providers:home")


def without_code(link: Link) -> bool:
    """Whether the service lets a provider answer this one request without a code."""
    rows = ServicePolicy.objects.filter(
        organisation=link.organisation, provider_answers_without_code=True
    )
    return link.role == Role.PROVIDER and link.about is not None and rows.exists()


def _hidden(address: str) -> str:
    """An address by its end, so that its owner knows it and nobody learns it."""
    name, at, place = address.partition("@")
    return f"{name[:1]}…@{place}" if at else f"the number ending {address[-3:]}"


def _page(request: HttpRequest, name: str, link: Link, handle: str, **more: object) -> HttpResponse:
    context = {"handle": handle, "service": link.organisation, "to": _hidden(link.address)}
    return render(request, f"access/{name}.jinja", {**context, **more})


@public(because=HOLDS_NOTHING)
def landing(request: HttpRequest, handle: str) -> HttpResponse:
    """Say whose service it is and offer the code. Looking uses nothing up: mail scanners look."""
    link = sessions.live(handle)
    if link is None:
        return redirect("links:ended")
    now = sessions.session(request)
    if now is not None and now.link_id == link.pk and now.confirmed:
        return redirect(home_of(link))
    return _page(request, "link", link, handle, at_once=without_code(link))


@public(because=HOLDS_NOTHING)
@require_POST
def send_code(request: HttpRequest, handle: str) -> HttpResponse:
    """Send six digits to the link's own address, for this browser."""
    link = sessions.live(handle)
    if link is None:
        return redirect("links:ended")
    browser = request.COOKIES.get(settings.LINK_BROWSER_COOKIE_NAME) or secrets.key()
    try:
        codes.send(link, browser)
    except codes.TooMany:
        return _page(request, "link_too_many", link, handle)
    response = redirect("links:enter", handle)
    sessions.set_cookie(response, settings.LINK_BROWSER_COOKIE_NAME, browser)
    return response


@public(because=HOLDS_NOTHING)
def enter(request: HttpRequest, handle: str) -> HttpResponse:
    """Take the six digits; the right ones, once, open the holder's pages."""
    link = sessions.live(handle)
    if link is None:
        return redirect("links:ended")
    if request.method != "POST":
        return _page(request, "link_code", link, handle)
    digits = "".join(sign for sign in request.POST.get("code", "") if sign.isdigit())
    browser = request.COOKIES.get(settings.LINK_BROWSER_COOKIE_NAME, "")
    if not codes.redeem(link, browser, digits):
        return _page(request, "link_code", link, handle, wrong=True)
    return _let_in(link, confirmed=True)


@public(because="opens one request to a provider, where the service's policy says so")
@require_POST
def open_at_once(request: HttpRequest, handle: str) -> HttpResponse:
    """Let a provider answer one request without a code, where the policy says so."""
    link = sessions.live(handle)
    if link is None:
        return redirect("links:ended")
    if not without_code(link):
        return redirect("links:landing", handle)
    return _let_in(link, confirmed=False)


@transaction.atomic
def _let_in(link: Link, *, confirmed: bool) -> HttpResponse:
    by = Actor.by_link(link, confirmed=confirmed)
    people = [link.subject] if link.subject else []
    audit.record(by=by, action=Action.SIGN_IN, verb="link opened", kind="link", people=people)
    response = redirect(home_of(link))
    sessions.begin(response, link, confirmed=confirmed)
    return response


@public(because="says that a link has ended")
def ended(request: HttpRequest) -> HttpResponse:
    """The link is unknown, old or ended: the page does not say which."""
    return render(request, "access/link_ended.jinja")


@public(because="leaves the pages of a link")
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Leave: the next one at this screen sees nothing."""
    response = render(request, "access/link_left.jinja")
    sessions.leave(request, response)
    return response
