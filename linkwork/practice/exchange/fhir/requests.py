"""Reads a ServiceRequest as a referral."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from linkwork.practice.exchange.fhir import codes
from linkwork.practice.exchange.fhir.bundle import Entries
from linkwork.practice.exchange.fhir.nodes import Node
from linkwork.practice.exchange.fhir.people import Reading
from linkwork.practice.referrals.needs import NeedCode, Route

INTENTS = ("proposal", "plan", "directive", "order", "original-order")
URGENT = ("urgent", "asap", "stat")
MOST_WORDS = 8000


def read(request: Node, entries: Entries, today: date) -> Reading:
    """Read what is asked for, why, by whom and since when."""
    reading = Reading()
    _identity(request, reading)
    _standing(request, reading)
    _subject(request, entries, reading)
    _offered(request, reading, today)
    codes_, words = _reasons(request)
    words += [note.text("text") for note in request.many("note")]
    text = "\n".join(dict.fromkeys(word for word in words if word))
    reading.found |= {
        "main_need": next((c for c in codes_ if c in NeedCode.values), NeedCode.OTHER.value),
        "needs": codes_ or [NeedCode.OTHER.value],
        "in_words": reading.fits(text, MOST_WORDS, f"{request.path}.note"),
        "urgent": request.text("priority") in URGENT,
        "route": _route(request, entries),
        "referrer_name": _referrer(request, entries)[:150],
    }
    return reading


def _identity(request: Node, reading: Reading) -> None:
    """The identifier by which a repeat is known."""
    for identifier in request.many("identifier"):
        if identifier.text("system") and identifier.text("value"):
            source = reading.fits(identifier.text("system"), 200, f"{identifier.path}.system")
            number = reading.fits(identifier.text("value"), 200, f"{identifier.path}.value")
            reading.found |= {"source": source, "source_id": number}
            return
    text = "Give an identifier with a system and a value, so that a repeat is known."
    reading.wrong("required", f"{request.path}.identifier", text)


def _standing(request: Node, reading: Reading) -> None:
    """Only a request that stands is a referral."""
    status, intent = request.text("status"), request.text("intent")
    if status and status != "active":
        reading.wrong("business-rule", f"{request.path}.status", "Only an active request is taken.")
    if intent and intent not in INTENTS:
        reading.wrong("business-rule", f"{request.path}.intent", "This is no request to us.")
    if request.one("doNotPerform").value is True:
        text = "This asks us not to do it."
        reading.wrong("business-rule", f"{request.path}.doNotPerform", text)


def _subject(request: Node, entries: Entries, reading: Reading) -> None:
    subject, people = request.one("subject"), entries.of("Patient")
    if not subject or not people:
        return
    target = entries.referred(subject)
    if target is None and not subject.text("reference"):
        named = subject.one("identifier")
        same = (named.text("system"), named.text("value"))
        owned = [(i.text("system"), i.text("value")) for i in people[0].many("identifier")]
        target = people[0] if all(same) and same in owned else None
    if target is None or target.text("resourceType") != "Patient":
        reading.wrong("not-found", subject.path, "This is not the Patient of the bundle.")


def _offered(request: Node, reading: Reading, today: date) -> None:
    written = request.text("authoredOn")
    if len(written) < 10:
        if written:
            reading.wrong("value", f"{request.path}.authoredOn", "Give the whole date.")
        return
    try:
        moment = datetime.fromisoformat(written)
    except (ValueError, OverflowError):
        return  # named by the check of the shape
    on = timezone.localdate(moment) if moment.tzinfo else moment.date()
    if on > today:
        reading.wrong("value", f"{request.path}.authoredOn", "This is in the future.")
    else:
        reading.found["offered_on"] = on


def _reasons(request: Node) -> tuple[list[str], list[str]]:
    """Needs that are understood as codes, others as text; and the words of each."""
    needs: list[str] = []
    words: list[str] = []
    for reason in request.many("reasonCode"):
        coded = [
            codes.NEEDS.get((coding.text("system"), coding.text("code")))
            for coding in reason.many("coding")
        ]
        known = [need.value for need in coded if need]
        said = _said(reason)
        needs += known or [said]
        words += [reason.text("text") if known else said]
    return list(dict.fromkeys(need[:200] for need in needs if need)), words


def _said(concept: Node) -> str:
    """A concept in words: its text, else what its codes are called, else the codes themselves."""
    if concept.text("text"):
        return concept.text("text")
    codings = concept.many("coding")
    shown = [coding.text("display") for coding in codings if coding.text("display")]
    bare = [f"{coding.text('system')} {coding.text('code')}".strip() for coding in codings]
    return (shown or bare or [""])[0]


def _route(request: Node, entries: Entries) -> str:
    """Who referred, as far as the bundle says."""
    for extension in request.many("extension"):
        if extension.text("url") == codes.SOURCE_OF_REQUEST:
            for coding in extension.one("valueCodeableConcept").many("coding"):
                route = codes.ROUTES.get(coding.text("code"))
                if route is not None:
                    return route.value
    requester = request.one("requester")
    target = entries.referred(requester)
    kind = target.text("resourceType") if target else requester.text("type")
    if kind == "Patient":
        return Route.SELF.value
    words = " ".join(_role_words(target)).lower() if target else ""
    for hints, route in codes.ROLE_WORDS:
        if any(hint in words for hint in hints):
            return route.value
    return Route.OTHER_CLINICIAN.value


def _role_words(target: Node) -> list[str]:
    concepts = [*target.many("code"), *(q.one("code") for q in target.many("qualification"))]
    displays = [c.text("display") for concept in concepts for c in concept.many("coding")]
    return [concept.text("text") for concept in concepts] + displays


def _referrer(request: Node, entries: Entries) -> str:
    """The name of whoever asks."""
    requester = request.one("requester")
    target: Node | None = entries.referred(requester)
    if target is not None and target.text("resourceType") == "PractitionerRole":
        person = target.one("practitioner")
        target = entries.referred(person) or person
    if target is None or target.text("resourceType") == "Patient":
        return requester.text("display") if target is None else ""
    names: list[Any] = target.many("name") if target.text("resourceType") else []
    for name in names:
        parts = [*name.texts("prefix"), *name.texts("given"), name.text("family")]
        if written := " ".join(part for part in parts if part) or name.text("text"):
            return str(written)
    return target.text("name") or target.text("display") or requester.text("display")
