"""Keeps the practices' counts of GP contacts. Every write to the table passes here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.facts.models import GPContacts
from linkwork.practice.referrals.models import Referral
from linkwork.ui.words import today


@dataclass(frozen=True)
class Counted:
    """One person's contacts as their practice counted them: by case, or by NHS number."""

    line: int
    case: UUID | None
    nhs_number: str
    referred_on: date | None
    before: int | None
    after: int | None


@dataclass(frozen=True)
class Loaded:
    """What came of loading: how many were kept, and the lines that fit nobody."""

    kept: int
    nobody: tuple[int, ...]


@transaction.atomic
def load_gp_contacts(
    *, rows: Iterable[Counted], source: str, by: Actor, on: date | None = None
) -> Loaded:
    """Keep the counts of the service's people, in the place of those loaded before."""
    kept, nobody, people = 0, [], set()
    for row in rows:
        referral = _whose(row, by)
        if referral is None:
            nobody.append(row.line)
            continue
        GPContacts._base_manager.update_or_create(
            referral=referral,
            defaults={
                "organisation": referral.organisation,
                "subject": referral.subject,
                "before": row.before,
                "after": row.after,
                "source": source,
                "loaded_on": on or today(),
            },
        )
        kept += 1
        people.add(referral.subject)
    audit.record(
        by=by,
        action=Action.CREATE,
        verb="GP contacts loaded",
        kind="measure",
        people=[one for one in people if one],
    )
    return Loaded(kept, tuple(nobody))


def _whose(row: Counted, by: Actor) -> Referral | None:
    """The referral named, or the person's latest, or theirs of that day."""
    found = Referral._base_manager.filter(organisation=by.organisation)
    if row.case is not None:
        return found.filter(public_id=row.case).first()
    found = found.filter(person__nhs_number=row.nhs_number)
    if row.referred_on is not None:
        found = found.filter(offered_on=row.referred_on)
    return found.order_by("-received_at", "-pk").first()
