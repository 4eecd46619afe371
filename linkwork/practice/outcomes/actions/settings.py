"""What the service decides of an instrument: its licence ticked, its wording loaded, on or off."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.outcomes import queries
from linkwork.practice.outcomes.catalogue import INSTRUMENTS, WHEEL
from linkwork.practice.outcomes.models import Setting
from linkwork.practice.outcomes.refusals import NotAllowed
from linkwork.practice.outcomes.wordings import read, read_areas


@transaction.atomic
def open_instrument(
    *, instrument: str, holds_licence: bool, licence: str, text: str, on: bool, by: Actor
) -> Setting:
    """Keep that the service holds the licence, and the wording it has loaded."""
    if instrument not in INSTRUMENTS:
        raise NotAllowed(f"There is no instrument called “{instrument}”.")
    if not holds_licence:
        raise NotAllowed("Tick that the service holds the licence: without it nothing is loaded.")
    if not licence.strip():
        raise NotAllowed("Say which licence it is, or where it is kept.")
    wording = read(text, INSTRUMENTS[instrument])
    told = {"holds_licence": True, "licence": licence.strip(), "wording": wording, "on": on}
    return _decide(instrument, by, verb="instrument opened", **told)


@transaction.atomic
def switch(*, instrument: str, on: bool, by: Actor) -> Setting:
    """Turn an instrument on or off; what was loaded stays as it is."""
    held = queries.setting(by.organisation, instrument)
    if held is None or not held.wording:
        raise NotAllowed("Load the wording first.")
    told = {"holds_licence": held.holds_licence, "licence": held.licence, "wording": held.wording}
    return _decide(instrument, by, verb=f"instrument {'on' if on else 'off'}", on=on, **told)


@transaction.atomic
def name_areas(*, text: str, by: Actor) -> Setting:
    """Name the areas of the wellbeing wheel, one a line."""
    told = {"wording": {"areas": read_areas(text)}, "on": True}
    return _decide(WHEEL, by, verb="wheel areas named", **told)


def _decide(instrument: str, by: Actor, *, verb: str, **told: Any) -> Setting:
    """The next decision; the earlier ones stay."""
    last = queries.setting(by.organisation, instrument)
    made = Setting.objects.create(
        organisation=by.organisation,
        instrument=instrument,
        number=last.number + 1 if last else 1,
        set_by=by.user,
        set_at=timezone.now(),
        **told,
    )
    audit.record(by=by, action=Action.CREATE, verb=verb, on=made)
    return made
