"""What stands before a FHIR address: who sends, in what type, and whether the role may."""

from collections.abc import Callable
from functools import wraps

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.views.decorators.csrf import csrf_exempt

from linkwork.access import audit, scope
from linkwork.access.policy import relations_that_allow
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import Rule
from linkwork.practice.exchange.fhir import outcome
from linkwork.practice.exchange.senders import has_key, sender

View = Callable[[Request], HttpResponse]
TYPES = ("application/fhir+json", "application/json")


def answered(content: dict[str, object], status: int = 200) -> HttpResponse:
    """An answer in FHIR."""
    return JsonResponse(content, status=status, content_type=outcome.TYPE)


def refused(status: int, code: str, text: str, **headers: str) -> HttpResponse:
    """A refusal, as an OperationOutcome."""
    response = answered(outcome.saying(text, code, "error"), status)
    for name, value in headers.items():
        response[name.replace("_", "-")] = value
    return response


def taking(kind: str) -> Callable[[View], Callable[..., HttpResponse]]:
    """Declare a view that takes a POST of FHIR and makes something of the kind."""

    def declare(view: View) -> Callable[..., HttpResponse]:
        @csrf_exempt
        @wraps(view)
        def guard(request: HttpRequest) -> HttpResponse:
            actor = sender(request)
            if actor is None:
                text = "Send a bearer key, or sign in."
                return refused(401, "login", text, WWW_Authenticate='Bearer realm="Linkwork"')
            if (response := _not_taken(request, kind)) is not None:
                return response
            if not relations_that_allow(actor.role, kind, Action.CREATE):
                with transaction.atomic():
                    verb, rule = f"{kind} refused", "no rule for the role"
                    audit.record(by=actor, action=Action.DENY, verb=verb, kind=kind, rule=rule)
                return refused(403, "forbidden", "Your role may not do this.")
            request.actor = actor  # type: ignore[attr-defined]  # this makes it a `Request`
            with scope.within(actor.organisation.pk):
                return view(request)  # type: ignore[arg-type]

        guard.access_rule = Rule(kind=kind, post=Action.CREATE)  # type: ignore[attr-defined]
        return guard

    return declare


def _not_taken(request: HttpRequest, kind: str) -> HttpResponse | None:
    """The answer to a request of the wrong method, seal or type; None where it may go on."""
    if request.method != "POST":
        return refused(405, "not-supported", "Only POST is taken here.", Allow="POST")
    if not has_key(request) and _forged(request):
        return refused(403, "security", "A signed-in user sends the CSRF token too.")
    if request.content_type not in TYPES:
        return refused(415, "not-supported", f"Send {TYPES[0]}.")
    return None


def _forged(request: HttpRequest) -> bool:
    """Say whether a request that leans on a session lacks the seal of our own pages."""
    seal = CsrfViewMiddleware(lambda _: HttpResponse())
    seal.process_request(request)
    return seal.process_view(request, lambda _: HttpResponse(), (), {}) is not None
