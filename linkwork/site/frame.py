"""What stands on every page: who is signed in, where they may go, whether people are invented."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.access.landing.views import home_of
from linkwork.access.policy import relations_that_allow
from linkwork.access.roles import Action, Role
from linkwork.access.rules import actor_of

LIST, CREATE, AMEND = Action.LIST, Action.CREATE, Action.AMEND
# (words, address, the kind and action that offer it, what the address begins with)
ROOMS = (
    ("Today", "journey:today", "case", LIST, "/today/"),
    ("Triage", "referrals:triage", "case", CREATE, "/triage/"),
    ("Refer", "referrals:refer", "referral", CREATE, "/refer/"),
    ("People", "people:list", "person", LIST, "/people/"),
    ("Team", "supervision:board", "team", LIST, "/team/"),
    ("Concerns", "supervision:concerns", "concern", LIST, "/concerns/"),
    ("Directory", "directory:list", "activity", LIST, "/directory/"),
    ("Library", "library:list", "statement", LIST, "/library/"),
    ("Reviews", "records:list", "review", LIST, "/reviews/"),
    ("Learning", "answers:who", "study", LIST, "/learning/"),
    ("Reports", "reports:overview", "report", LIST, "/reports/"),
    ("Organisation", "administration:home", "policy", AMEND, "/administration/"),
    ("Rights", "rights:list", "pack", LIST, "/rights/"),
    ("Audit", "audit:list", "audit", LIST, "/audit/"),
)
# What one role looks for, and others reach from their pages.
OF_ROLE = {
    Role.REFERRER: (
        ("Sent", "referrals:sent", "/refer/sent/"),
        ("Notes back", "messages:received", "/notes/"),
    ),
    Role.AUDITOR: (
        ("Broken glass", "supervision:glass_list", "/glass/"),
        ("Concerns", "supervision:concern_register", "/concerns/register/"),
        ("Outbox", "notices:outbox", "/notices/"),
    ),
    Role.ORGANISATION_ADMINISTRATOR: (("Outbox", "notices:outbox", "/notices/"),),
    Role.SAFEGUARDING_LEAD: (("Broken glass", "supervision:glass_list", "/glass/"),),
}
# Staff of the whole service have no cases of their own to see to.
NOT_FOR = {"journey:today": (Role.SAFEGUARDING_LEAD,)}


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
            organisation_name=_whose(actor),
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


def _whose(actor: Actor | None) -> str:
    """The body whose pages these are: by a link, the service that sent it."""
    if actor is None:
        return ""
    return actor.organisation.name if actor.link is not None else actor.employer.name


def _home(actor: Actor | None) -> str:
    """Where the name of the service leads."""
    if actor is not None and actor.link is not None:
        return home_of(actor.link)
    return reverse("home" if actor else "front")


def _navigation(actor: Actor, path: str) -> list[dict[str, object]]:
    if actor.link is not None:  # their pages lead to each other
        return []
    rooms = [
        (words, name, begins)
        for words, name, kind, action, begins in ROOMS
        if relations_that_allow(actor.role, kind, action)
        and actor.role not in NOT_FOR.get(name, ())
    ]
    return [
        {"text": words, "href": reverse(name), "current": path.startswith(begins)}
        for words, name, begins in (*rooms, *OF_ROLE.get(actor.role, ()))
    ]


def _search(actor: Actor | None) -> str:
    may = actor and actor.link is None and relations_that_allow(actor.role, "person", Action.LIST)
    return reverse("people:list") if may else ""
