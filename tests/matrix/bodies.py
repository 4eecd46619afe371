"""What is sent to each form: enough that whoever may do it does it."""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.matrix.cast import OF_REVIEW, House
from tests.matrix.reviews import FIELDS
from tests.unit.practice.exchange import bundles

RIS = b"TY  - JOUR\nTI  - A study of company\nPY  - 2020\nER  - \n"
WORDS = dict.fromkeys(("if_text", "then_text", "because_text"), "words")
STATEMENT = {**FIELDS, **WORDS, "nickname": "Company", "reason": "We read it"}
# Forms that cannot succeed in this world as it stands: what they need is of another state.
NOT_HERE = {
    "journey:close": "a case is closed from `closing`",
    "plans:plan": "a plan stands already",
    "connections:send": "only a chosen connection is sent; the other is shown instead",
    "synthesis:send_back": "only a proposed draft is sent back",
    "synthesis:publish": "only a proposed draft is published",
}


def _today() -> str:
    return timezone.localdate().isoformat()


def _refer(house: House) -> dict[str, Any]:
    return {
        "given_name": "Tom",
        "family_name": "Ashdown",
        "born_on_day": "16",
        "born_on_month": "8",
        "born_on_year": "1972",
        "phone": "01632 960001",
        "main_need": "loneliness",
        "agreed": "yes",
        "practice": str(house.practices[0].pk),
    }


def _file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


Body = Callable[[House], dict[str, Any]]
BODIES: dict[str, Body] = {
    "referrals:refer": _refer,
    "referrals:decide": lambda house: {
        "decision": "accept",
        "accept-link_worker": str(house.users["assigned link worker"].pk),
    },
    "referrals:log_contact": lambda _: {
        "way": "call",
        "result": "reached",
        "next_step": "other",
        "next_step_words": "Ring again",
        "next_step_on_near": _today(),
        "on_near": _today(),
        "level": "team",
    },
    "referrals:amend_contact": lambda _: {
        "way": "call",
        "result": "reached",
        "note": "Mended",
        "level": "team",
        "because": "A slip",
    },
    "referrals:hand_over": lambda house: {
        "to": str(house.users["another link worker"].pk),
        "note": "She likes to be rung in the morning",
    },
    "people:list": lambda _: {"q": "Nwosu"},
    "people:about_me": lambda _: {"what_matters": "The choir", "version": "1"},
    "people:contact_details": lambda _: {"phone": "01632 960002", "version": "1"},
    "journey:close": lambda _: {"ending": "moved", "outcome": "not asked", "tell": "no"},
    "plans:plan": lambda _: {"words": "To sing", "keep": "1"},
    "plans:change": lambda _: {"words": "To sing again", "reason": "She asked", "version": "1"},
    "plans:need": lambda _: {"state": "met"},
    "plans:finish": lambda _: {"how": "completed"},
    "connections:find": lambda _: {"words": "garden"},
    "connections:choose": lambda _: {},
    "connections:send": lambda _: {"way": "signpost"},
    "connections:move": lambda _: {
        "next_step": "Ring them",
        "next_on_day": "3",
        "next_on_month": "12",
        "next_on_year": "2099",
        "version": "1",
    },
    "outcomes:questions": lambda _: {"mode": "phone"},
    "outcomes:ask": lambda _: {
        "mode": "phone",
        "point": "baseline",
        "at_ease_about_going": "7",
    },
    "messages:write": lambda _: {"about": "closed"},
    "messages:message": lambda _: {"text": "A note", "later": "1", "version": "1"},
    "directory:confirm": lambda _: {},
    "directory:wrong": lambda _: {"text": "The day is wrong"},
    "directory:settle": lambda _: {},
    "records:new": lambda _: {
        "title": "Company",
        "question": "What works?",
        "purpose": "theory integrity",
        "readers": "2",
    },
    "records:import": lambda _: {
        "file": _file("a.ris", RIS),
        "source": "by hand",
        "purpose": "empirical",
    },
    "screening:record": lambda _: {"answer": "include"},
    "extraction:attach": lambda _: {"file": _file("a.txt", b"Words"), "title": "Words"},
    "extraction:read": lambda house: {"quote": f"{house.canary}{OF_REVIEW}", "voice": "author"},
    "synthesis:new": lambda _: STATEMENT,
    "synthesis:amend": lambda _: {**STATEMENT, "version": "1"},
    "synthesis:propose": lambda _: {"reason": "It is ready"},
    "synthesis:send_back": lambda _: {"reason": "Not yet"},
    "synthesis:publish": lambda _: {"reason": "Agreed"},
    "synthesis:code": lambda _: {
        "statement": "EG3:1",
        "stance": "supports",
        "part": "whole",
    },
    "synthesis:cite": lambda _: {},
    "studies:register": lambda _: {
        "title": "Company",
        "question": "Does it help?",
        "smallest": "0.05",
        "statements": "EG3",
    },
    "studies:step": lambda _: {},
}


def body(name: str, house: House) -> dict[str, Any]:
    """The words of a form."""
    return dict(BODIES[name](house)) if name in BODIES else {}


def bundle() -> dict[str, Any]:
    """A referral as another system sends it."""
    return bundles.good()
