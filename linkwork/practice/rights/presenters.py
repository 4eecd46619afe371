"""Requests and old records in words. For the auditor by reference only: no names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from linkwork.practice.people.models import Person
from linkwork.practice.rights.contents import Thing
from linkwork.practice.rights.forms import WithholdForm
from linkwork.practice.rights.models import Appraisal, Hold, Pack
from linkwork.ui.words import ago, day


@dataclass(frozen=True)
class Chosen:
    """One thing of a record, and the form that asks whether it is left out."""

    thing: Thing
    form: WithholdForm


def packs(rows: Iterable[Pack], today: date) -> list[list[Any]]:
    """A row for each open request."""
    return [
        [
            {"text": one.person.reference, "href": reverse("rights:pack", args=[one.public_id])},
            one.get_state_display(),
            {"text": day(one.asked_on), "small": one.asked_how},
            {"text": day(one.due_on), "small": "overdue" if one.due_on < today else ""},
        ]
        for one in rows
    ]


def due(people: Iterable[Person]) -> list[list[Any]]:
    """A row for each record old enough to be looked at."""
    return [
        [
            {"text": one.reference, "href": reverse("rights:appraise", args=[one.public_id])},
            day(one.last_closed_on) if one.last_closed_on else "no case",  # type: ignore[attr-defined]
            day(one.last_offered_on) if one.last_offered_on else "",  # type: ignore[attr-defined]
        ]
        for one in people
    ]


def proposals(rows: Iterable[Appraisal], *, decides: bool) -> list[list[Any]]:
    """A row for each record proposed to be erased; whoever decides is led to it."""
    return [
        [
            _named(one, "rights:confirm", decides),
            one.because,
            {"text": one.proposed_by.name, "small": day(one.proposed_on)},
        ]
        for one in rows
    ]


def _named(one: Appraisal | Hold, name: str, decides: bool) -> Any:
    """A record by its reference, as a link for whoever may decide on it."""
    reference = one.person.reference
    return (
        {"text": reference, "href": reverse(name, args=[one.public_id])} if decides else reference
    )


def holds(rows: Iterable[Hold], *, decides: bool) -> list[list[Any]]:
    """A row for each record that is held; whoever decides is led to it."""
    return [
        [
            _named(one, "rights:lift", decides),
            one.because,
            day(one.since_on),
        ]
        for one in rows
    ]


def standing(pack: Pack, today: date) -> list[tuple[str, str]]:
    """A request from asked to handed over, as a list."""
    rows = [
        ("Asked", f"{day(pack.asked_on)}, {pack.asked_how}".rstrip(", ")),
        ("Due", f"{day(pack.due_on)} ({ago(pack.due_on, today)})"),
        ("State", pack.get_state_display()),
    ]
    if pack.prepared_by and pack.prepared_on:
        rows.append(("Prepared", f"{day(pack.prepared_on)} by {pack.prepared_by.name}"))
    if pack.decided_by and pack.decided_on:
        rows.append(("Decided", f"{day(pack.decided_on)} by {pack.decided_by.name}"))
    if pack.reason:
        rows.append(("Why", pack.reason))
    if pack.handed_on:
        rows.append(("Handed over", f"{day(pack.handed_on)}, {pack.handed_how}"))
    return rows


def left_out(pack: Pack) -> list[tuple[str, str]]:
    """How many things are left out, by reason: never what they are."""
    counts: dict[str, int] = {}
    for one in pack.withheld.all():
        counts[one.get_reason_display()] = counts.get(one.get_reason_display(), 0) + 1
    return [(reason, str(number)) for reason, number in sorted(counts.items())]
