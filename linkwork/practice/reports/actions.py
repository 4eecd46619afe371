"""Loads the lists of practices. Every write to the table passes here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models.functions import Upper

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.reports.models import PracticePopulation
from linkwork.practice.reports.queries.equity import practices_of
from linkwork.ui.words import today


@dataclass(frozen=True)
class Loaded:
    """What came of loading."""

    practices: tuple[str, ...]  # names of those whose lists were loaded
    without: tuple[str, ...]  # of the service, and not in the file
    elsewhere: int  # codes that are no practice of the service


@transaction.atomic
def load_population(
    *, lists: Mapping[tuple[str, str, str], int], source: str, by: Actor, on: date | None = None
) -> Loaded:
    """Put the lists of the service's practices in the place of those loaded before.

    Whatever a file does not divide by (it may know age and sex alone) stays as it was.
    """
    found = practices_of(by.organisation).exclude(ods_code="").annotate(code=Upper("ods_code"))
    practices = {practice.code: practice for practice in found}
    day, rows = on or today(), []
    for (code, dimension, group), people in lists.items():
        if practice := practices.get(code):
            rows.append(
                PracticePopulation(
                    practice=practice,
                    dimension=dimension,
                    group=group,
                    people=people,
                    source=source,
                    loaded_on=day,
                )
            )
    for practice_id, dimension in {(row.practice_id, row.dimension) for row in rows}:
        PracticePopulation.objects.filter(practice=practice_id, dimension=dimension).delete()
    PracticePopulation.objects.bulk_create(rows, batch_size=500)
    audit.record(by=by, action=Action.CREATE, verb="practice lists loaded", kind="report")
    codes = {code for code, _, _ in lists}
    return Loaded(
        practices=tuple(one.name for code, one in practices.items() if code in codes),
        without=tuple(one.name for code, one in practices.items() if code not in codes),
        elsewhere=len(codes - set(practices)),
    )
