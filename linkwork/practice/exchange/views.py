"""Referrals by FHIR, and what this server says it can do."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from linkwork.access.requests import Request
from linkwork.access.rules import public
from linkwork.practice.exchange import actions
from linkwork.practice.exchange.fhir import answers, capability, outcome
from linkwork.practice.exchange.fhir.faults import Faulty
from linkwork.practice.exchange.fhir.parsing import parse
from linkwork.practice.exchange.guards import answered, refused, taking

PUBLISHED_ON = "2026-11-22"


@taking("referral")
def receive(request: Request) -> HttpResponse:
    """Take a transaction or message Bundle in as a referral; answer in kind."""
    try:
        bundle = parse(request.body)
        received = actions.receive(bundle=bundle, by=request.actor)
    except RequestDataTooBig:
        return refused(413, "too-long", "This is larger than is read.")
    except Faulty as faulty:
        return answered(outcome.of(faulty.faults), faulty.status)
    return answered(answers.answer(bundle, received.referral, is_new=received.is_new))


@public(because="says what this server can do; nothing of anybody is in it")
def metadata(request: HttpRequest) -> HttpResponse:
    """The CapabilityStatement."""
    if request.method not in ("GET", "HEAD"):
        return refused(405, "not-supported", "Only GET is answered here.", Allow="GET")
    address = request.build_absolute_uri(reverse("exchange:fhir"))
    return answered(capability.statement(address, PUBLISHED_ON))
