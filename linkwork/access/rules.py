"""What a route lets through. Every view carries a rule; a view without one fails the build."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import wraps
from typing import Any, Protocol, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render

from linkwork.access import audit, once, scope, turns
from linkwork.access.actors import Actor, acting
from linkwork.access.conflicts import Conflict
from linkwork.access.decisions import remembering
from linkwork.access.doors import Denied
from linkwork.access.links import sessions
from linkwork.access.models import User, VersionConflict
from linkwork.access.policy import relations_that_allow
from linkwork.access.requests import Request
from linkwork.access.roles import Action, Role

ROUNDS = 8  # of one form, while others save in between
# Nothing of a person is in these, so reading them needs no event; an empty form needs none either.
OPEN_KINDS = frozenset({"statement"})
# A staff page may show more of a thing than a provider or a person is told: they have their own.
OUTSIDE = frozenset({Role.PROVIDER, Role.PERSON, Role.PROXY, Role.PANELLIST})
FOR_ALL = frozenset({"activity", "statement"})


class Door(Enum):
    """By which way in a page is reached: signed in, or by a link without an account."""

    STAFF = frozenset[Role]()
    PROVIDER = frozenset({Role.PROVIDER})
    PERSON = frozenset({Role.PERSON, Role.PROXY})
    PANEL = frozenset({Role.PANELLIST})


@dataclass(frozen=True)
class Rule:
    """Public for a reason, or one action on one kind for reading and one for writing."""

    kind: str = ""
    get: Action | None = None
    post: Action | None = None
    public: str = ""
    door: Door = Door.STAFF


class View(Protocol):
    """A guarded view: takes a request that has an actor."""

    def __call__(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer the request."""
        ...


class NoEvent(RuntimeError):
    """A guarded view answered without writing to the audit chain."""


def public(because: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Declare a view open to anybody, and why."""

    def declare(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        view.access_rule = Rule(public=because)  # type: ignore[attr-defined]  # read by the matrix
        return view

    return declare


def guarded(
    kind: str,
    *,
    get: Action | None = None,
    post: Action | None = None,
    door: Door = Door.STAFF,
) -> Callable[[View], Callable[..., HttpResponse]]:
    """Declare which action on which kind a view needs, and see that it is so.

    A view that answers a page must have written an audit event: no event, no response.
    """
    rule = Rule(kind=kind, get=get, post=post, door=door)

    def declare(view: View) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guard(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            return _guard(rule, view, request, args, kwargs)

        guard.access_rule = rule  # type: ignore[attr-defined]  # read by the matrix
        return guard

    return declare


def actor_of(request: HttpRequest) -> Actor | None:
    """The actor behind a request: the signed-in user in the membership they chose."""
    if not isinstance(request.user, User):
        return None
    return acting(request.user, request.session.get("membership"))


def _guard(
    rule: Rule, view: View, request: HttpRequest, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> HttpResponse:
    """Check the way in, method and role; run the view in one transaction with its audit events."""
    actor = _at_the_door(rule, request)
    if isinstance(actor, HttpResponse):
        return actor
    action = {"GET": rule.get, "HEAD": rule.get, "POST": rule.post}.get(request.method or "")
    if action is None:
        allowed = [name for name, given in (("GET", rule.get), ("POST", rule.post)) if given]
        return HttpResponseNotAllowed(allowed)
    request.actor = actor  # type: ignore[attr-defined]  # this is what makes it a `Request`
    on_staff_page = rule.door is Door.STAFF and rule.kind not in FOR_ALL
    if not relations_that_allow(actor.role, rule.kind, action) or (
        on_staff_page and actor.role in OUTSIDE
    ):
        _write_refusal(actor, Denied(rule.kind, None, "no rule for the role"))
        return render(request, "ui/forbidden.jinja", status=403)
    asked = cast(Request, request)
    with scope.within(actor.organisation.pk):
        return _answer(
            actor, request, lambda: _watched(rule, action, lambda: view(asked, *args, **kwargs))
        )


def _at_the_door(rule: Rule, request: HttpRequest) -> Actor | HttpResponse:
    """Who has come by the rule's way in, or the answer that sends them to it.

    Whoever answers without a code gets no further than the one connection their link is about.
    """
    if rule.door is Door.STAFF:
        if not isinstance(request.user, User):
            return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        # Signed in, and no longer a member of anything: there is no chain to write to.
        return actor_of(request) or render(request, "ui/forbidden.jinja", status=403)
    by_link, by_account = sessions.actor(request), actor_of(request)
    if by_account is not None and by_account.role is not Role.PROVIDER:
        by_account = None
    for actor in (by_link, by_account):
        if actor is not None and actor.role in rule.door.value:
            enough = actor.confirmed or rule.kind == "connection"
            return actor if enough else redirect("links:ended")
    return redirect("links:ended")


def _watched(rule: Rule, action: Action, work: Callable[[], HttpResponse]) -> HttpResponse:
    """See that the view writes to the chain; only an empty or a faulty form need not."""
    with audit.counting() as written:
        response = work()
    form_only = action is Action.CREATE and response.status_code < 300
    silent = rule.kind in OPEN_KINDS or form_only or response.status_code >= 400
    if not (written[0] or silent):
        raise NoEvent(f"an answer about {rule.kind} without an audit event")
    return response


def _answer(actor: Actor, request: HttpRequest, work: Callable[[], HttpResponse]) -> HttpResponse:
    """Run the work in one transaction; turn a refusal, a conflict or a repeat into its page."""
    try:
        return _kept_once(actor, request, work)
    except (Denied, Http404) as refused:
        if isinstance(refused, Denied):
            _write_refusal(actor, refused)
        return render(request, "ui/not_found.jinja", status=404)
    except Conflict as conflict:
        with transaction.atomic():
            audit.record(by=actor, action=Action.VIEW, verb="conflict shown", on=conflict.thing)
        return render(request, "ui/conflict.jinja", conflict.page(request.path), status=409)
    except once.Reused:
        return render(request, "access/already_sent.jinja", status=409)
    except once.Missing:
        return render(request, "access/key_missing.jinja", status=400)


def _kept_once(
    actor: Actor, request: HttpRequest, work: Callable[[], HttpResponse]
) -> HttpResponse:
    """Run the work in one transaction; again, where someone else's save came between.

    The second time a form on an existing row is seen to be old, and its writer is shown both. A new
    row is simply written once more, after a moment: several people may log on one case at once.
    """
    for waits in range(ROUNDS):
        try:
            with turns.taken(), transaction.atomic():
                if request.method == "POST":
                    return once.run(request, actor.reference, work)
                with remembering(), audit.gathering():
                    return work()
        except VersionConflict:
            time.sleep(random.uniform(0.005, 0.03) * (waits + 1))  # noqa: S311  (apart)
    return render(request, "access/busy.jinja", status=409)


def _write_refusal(actor: Actor, refused: Denied) -> None:
    with transaction.atomic():
        audit.record(
            by=actor,
            action=Action.DENY,
            verb=f"{refused.kind} refused",
            on=refused.thing,
            kind=refused.kind,
            rule=refused.rule[:80],
        )
