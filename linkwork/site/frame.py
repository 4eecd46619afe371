"""What stands on every page: who is signed in, where they may go, whether people are invented."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from linkwork.access.actors import Actor
from linkwork.access.landing.views import home_of
from linkwork.access.policy import relations_that_allow
from linkwork.access.roles import Action, Role
from linkwork.access.rules import actor_of

# (words, address, kind listed there, what the address begins with)
ROOMS = (
    ("Today", "journey:today", "case", "/today/"),
    ("Triage", "referrals:triage", "referral", "/triage/"),
    ("Refer", "referrals:refer", "", "/refer/"),
    ("People", "people:list", "person", "/people/"),
    ("Team", "supervision:board", "team", "/team/"),
    ("Concerns", "supervision:concerns", "concern", "/concerns/"),
    ("Directory", "directory:list", "activity", "/directory/"),
    ("Library", "library:list", "statement", "/library/"),
    ("Reviews", "records:list", "review", "/reviews/"),
    ("Learning", "studies:list", "study", "/learning/"),
    ("Reports", "reports:overview", "report", "/reports/"),
    ("Organisation", "administration:home", "", "/administration/"),
    ("Rights", "rights:list", "", "/rights/"),
    ("Audit", "audit:list", "audit", "/audit/"),
)


@dataclass(frozen=True)
class Frame:
    """The header and footer of a page, in words and addresses."""

    organisation_name: str
    user_name: str
    role_name: str
    navigation: list[dict[str, object]]
    invented: bool
    home_url: str
    user_key: str
    account_url: str
    search_url: str
    search_method: str  # a name searched for must not stand in an address, a log or a history
    sign_in_url: str
    sign_out_url: str
    logo: str


def frame(request: HttpRequest) -> dict[str, Frame]:
    """The frame of this request's page."""
    actor = getattr(request, "actor", None)  # decided already, where a guarded view answers
    if actor is None and hasattr(request, "user"):
        actor = actor_of(request)
    return {
        "frame": Frame(
            organisation_name=actor.employer.name if actor else "",
            user_name=actor.name if actor else "",
            role_name=actor.role.value if actor and actor.role is not Role.PERSON else "",
            navigation=_navigation(actor, request.path) if actor else [],
            invented=settings.LINKWORK_DEMO,
            home_url=_home(actor),
            user_key=actor.reference if actor else "",
            account_url=reverse("mfa_index") if actor and actor.user else "",
            search_url=_search(actor),
            search_method="post",
            sign_in_url=reverse(settings.LOGIN_URL),
            sign_out_url=reverse("links:leave" if actor and actor.link else "account_logout"),
            logo=settings.LINKWORK_LOGO,
        )
    }


def _home(actor: Actor | None) -> str:
    """Where the name of the service leads."""
    if actor is not None and actor.link is not None:
        return home_of(actor.link)
    return reverse("home" if actor else "front")


def _navigation(actor: Actor, path: str) -> list[dict[str, object]]:
    if actor.link is not None:  # their pages lead to each other
        return []
    return [
        {"text": words, "href": reverse(name), "current": path.startswith(begins)}
        for words, name, kind, begins in ROOMS
        if _offered(actor, name, kind)
    ]


def _offered(actor: Actor, name: str, kind: str) -> bool:
    try:
        reverse(name)
    except NoReverseMatch:
        return False
    if name == "referrals:refer":
        return bool(relations_that_allow(actor.role, "referral", Action.CREATE))
    if name == "administration:home":
        return bool(relations_that_allow(actor.role, "policy", Action.AMEND))
    if name == "rights:list":
        return bool(relations_that_allow(actor.role, "pack", Action.AMEND))
    if name == "referrals:triage":
        return bool(relations_that_allow(actor.role, "case", Action.CREATE))
    return bool(relations_that_allow(actor.role, kind, Action.LIST))


def _search(actor: Actor | None) -> str:
    may = actor and actor.link is None and relations_that_allow(actor.role, "person", Action.LIST)
    return reverse("people:list") if may else ""
