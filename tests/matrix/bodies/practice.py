"""What is sent to the forms of people, referrals, plans, connections, outcomes and messages."""

from typing import Any

from tests.matrix.bodies.forms import Body, today
from tests.matrix.cast import House

NOT_HERE = {
    "journey:close": "a case is closed from `closing`",
    "plans:plan": "a plan stands already",
    "connections:send": "only a chosen connection is sent; the other is shown instead",
}


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
        "next_step_on_near": today(),
        "on_near": today(),
        "level": "team",
    },
    "referrals:amend_contact": lambda _: {
        "way": "call",
        "result": "reached",
        "note": "Mended",
        "level": "team",
        "because": "A slip",
    },
    "people:list": lambda _: {"q": "Nwosu"},
    "people:about_me": lambda _: {"what_matters": "The choir", "version": "1"},
    "people:contact_details": lambda _: {"phone": "01632 960002", "version": "1"},
    "journey:close": lambda _: {"ending": "moved", "outcome": "not asked", "tell": "no"},
    "plans:plan": lambda _: {"words": "To sing", "keep": "1"},
    "plans:change": lambda _: {"words": "To sing again", "reason": "She asked", "version": "1"},
    "plans:need": lambda _: {"state": "met"},
    "plans:finish": lambda _: {"how": "completed"},
    "plans:review": lambda _: {},
    "plans:add_step": lambda _: {"words": "Ring the choir", "who": "person"},
    "plans:step": lambda _: {"state": "done"},
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
    "outcomes:sheet": lambda _: {"mode": "phone", "area_1": "3"},
    "outcomes:invite": lambda _: {"sheet": "wheel", "point": "review", "channel": "email"},
    "outcomes:instrument": lambda _: {
        "holds_licence": "on",
        "licence": "No. 12",
        "text": "\n".join(f"{n}. Question" for n in range(1, 8)) + "\nAnswers: a|b|c|d|e",
        "on": "on",
    },
    "outcomes:wheel": lambda _: {"text": "\n".join("abcdef")},
    "outcomes:ask": lambda _: {
        "mode": "phone",
        "point": "baseline",
        "at_ease_about_going": "7",
    },
    "messages:write": lambda _: {"about": "closed"},
    "messages:message": lambda _: {"text": "A note", "later": "1", "version": "1"},
}
