"""The forms of supervision."""

from typing import Any

from tests.matrix.bodies.forms import Body
from tests.matrix.cast import House
from tests.matrix.watched_records import NHS_NUMBER


def _key(house: House, words: str) -> str:
    return str(house.users[words].pk)


def _day(name: str, year: str = "2099") -> dict[str, str]:
    return {f"{name}_day": "3", f"{name}_month": "12", f"{name}_year": year}


def _several(house: House) -> dict[str, Any]:
    return {
        "which": [str(house.things["case_id"])],
        "to": _key(house, "link worker of the same team"),
        "reason": "Room on the caseload",
        "note": "She likes to be rung in the morning",
    }


def _cover(house: House) -> dict[str, Any]:
    to = _key(house, "link worker of the same team")
    which = [str(house.things["case_id"])]
    return {"which": which, "to": to, **_day("from_on"), **_day("to_on")}


BODIES: dict[str, Body] = {
    "supervision:share_out": lambda house: {
        "which": [str(house.things["referral_id"])],
        "to": _key(house, "link worker of the same team"),
        "reason": "Lives nearby",
    },
    "supervision:reallocate": _several,
    "supervision:cover": _cover,
    "supervision:end_cover": lambda _: {},
    "supervision:hand_over": lambda house: {
        "to": _key(house, "link worker of the same team"),
        "reason": "Lives nearby",
        "note": "She likes to be rung in the morning",
        "person_told": "yes",
    },
    "supervision:handed_over": lambda _: {},
    "supervision:plan_visit": lambda _: {"place": "Larch Road", "when": "now", "minutes": "60"},
    "supervision:visit": lambda _: {"to": "back"},
    "supervision:raise_concern": lambda _: {
        "immediate": "no",
        "worry": "financial",
        "what": "The bank card",
        "person_knows": "yes",
    },
    "supervision:provider_concern": lambda _: {
        "immediate": "no",
        "what": "The bank card",
        "person_knows": "yes",
    },
    "supervision:concern": lambda _: {
        "act": "decide",
        "to": "looked at",
        "words": "Spoke with her",
        "version": "1",
        **_day("review_on"),
    },
    "supervision:break_glass": lambda _: {
        "nhs_number": NHS_NUMBER,
        "reason": "He rang in distress",
    },
    "supervision:glass": lambda _: {"verdict": "right", "words": "The doctor confirms it"},
    "supervision:talks": lambda _: {
        "text": "She tires",
        "agreed_next": "Shorter visits",
        **_day("on", "2020"),
        **_day("next_on"),
    },
}
NOT_HERE: dict[str, str] = {
    "supervision:share_out": "nobody waits for the other team, whose lead is asked first",
}
