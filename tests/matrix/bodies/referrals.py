"""What is sent to the pages of details, alerts, tasks, holds, merging and a referral one sent."""

from typing import Any

from tests.matrix.bodies.forms import Body, today
from tests.matrix.cast import House


def _day(name: str, year: str = "2099") -> dict[str, str]:
    return {f"{name}_day": "3", f"{name}_month": "12", f"{name}_year": year}


def _watched(house: House) -> dict[str, Any]:
    owner = str(house.users["assigned link worker"].pk)
    return {"owner": owner, "review_on_near": "other", **_day("review_on_other")}


BODIES: dict[str, Body] = {
    "people:details": lambda _: {
        "given_name": "Amara",
        "family_name": "Nwosu",
        **_day("born_on", "1951"),
        "sex": "female",
        "ethnic_group": "black",
        "language": "Igbo",
        "source": "person",
        "version": "1",
    },
    "people:alerts": lambda house: {"risk": "to self", "text": "Low", **_watched(house)},
    "people:alert": lambda house: {"words": "Better", **_watched(house)},
    "referrals:one_sent": lambda _: {"decision": "withdraw", "withdraw-reason": "She moved"},
    "referrals:compare": lambda house: {
        "keep": str(house.things["person_id"]),
        "shown_by": ["name", "asked"],
        "because": "Rang the practice",
    },
    "referrals:merged": lambda _: {"because": "Two sisters"},
    "referrals:hold": lambda _: {"reason": "In hospital", **_day("until_on"), "version": "1"},
    "referrals:tasks": lambda house: {
        "words": "Ring the bus company",
        "owner": str(house.users["assigned link worker"].pk),
        "due_on_near": today(),
    },
    "referrals:task": lambda _: {"how": "done", "words": "They come at ten"},
}
