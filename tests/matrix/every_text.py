"""Fills whatever text of the world is still empty, so that a leak of any column would show.

Each row's words carry the service's canary and the word of whom they are about.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from linkwork.access.models import Protected
from linkwork.practice.referrals.models import Referral
from tests.matrix.cast import (
    FLAGGED,
    OF_ANOTHER,
    OF_CONCERN,
    OF_GLASS,
    OF_NOTES,
    OF_PERSON,
    OF_RIGHTS,
    OLD,
    WAITING,
    House,
)

# Codes, keys and ways to reach somebody: read by programs, not written in somebody's words.
NO_WORDS = {
    *("lsoa", "postcode", "phone", "carer_phone", "nhs_number", "number", "email", "url"),
    "address",
    *("source", "source_id", "source_digest", "source_modified", "digest", "entry_id"),
    *("instrument", "scale", "sheet", "table", "template", "reference", "cause", "scored_by"),
    *("ending_reason", "state_reason", "weekday", "frequency", "month_days", "code"),
    "role",
    *("seed", "seed_sha256", "plan_sha256"),
}
SHORTEST = 40  # a column that holds less holds codes
# What is written of anybody's record, and who may be told it whoever the person is.
TOLD_BY_KIND = {
    "concern": OF_CONCERN,
    "glass": OF_GLASS,
    "pack": OF_RIGHTS,
    "retention": OF_RIGHTS,
    "contact": OF_NOTES,
    "alert": OF_NOTES,
    "task": OF_NOTES,
    "supervision note": OF_NOTES,
}


def fill(house: House) -> None:
    """Write into every empty text of the rooms of practice, for everybody of this service."""
    told = _told(house)
    for model in rooms():
        for row in _rows(model, house):
            empty = [one.name for one in texts(model) if not getattr(row, one.name)]
            word = TOLD_BY_KIND.get(model.kind, told.get(row.subject))
            words = f"{house.canary}{word}" if row.subject else house.canary
            if empty and word is not None:
                model._default_manager.filter(pk=row.pk).update(**dict.fromkeys(empty, words))


def rooms() -> Iterator[type[Protected]]:
    """Every kind of protected row that practice keeps."""
    for model in apps.get_models():
        if issubclass(model, Protected) and model.__module__.startswith("linkwork.practice."):
            yield model


def texts(model: type[models.Model]) -> list[Any]:
    """The columns in which somebody writes in their own words."""
    written = (models.CharField, models.TextField)
    return [
        one
        for one in model._meta.concrete_fields
        if isinstance(one, written)
        and one.name not in NO_WORDS
        and not one.choices
        and (one.max_length or SHORTEST) >= SHORTEST
    ]


def _rows(model: type[Protected], house: House) -> list[Any]:
    return list(model._default_manager.filter(organisation=house.organisation))


def _told(house: House) -> dict[UUID | None, str]:
    """The word of each person; of everybody else in this world, whose case is long over."""
    waiting = Referral.objects.get(public_id=house.things["referral_id"]).subject
    concern = apps.get_model("supervision", "SafeguardingConcern")._default_manager
    flagged = concern.get(public_id=house.things["concern_id"]).subject
    people = apps.get_model("people", "Person")._default_manager.all()
    told: dict[UUID | None, str] = {None: ""}
    told |= dict.fromkeys(people.values_list("subject", flat=True), OLD)
    told[house.things["other_id"]] = OF_PERSON
    return told | {
        house.things["person_id"]: OF_PERSON,
        house.others["person_id"]: OF_ANOTHER,
        waiting: WAITING,
        flagged: FLAGGED,
    }
