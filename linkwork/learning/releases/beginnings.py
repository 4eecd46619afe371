"""A demonstration's first tables: one released, one that waits, one that the attack refused."""

from datetime import date
from typing import Any

from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.learning.releases import actions, checks, periods, queries
from linkwork.learning.releases.models import Release


def first_tables(*, by: Actor, second: Actor, on: date) -> list[Release]:
    """Three tables of the newest frozen cases: one released, one that waits, one refused."""
    snapshot = queries.snapshots()[0]
    first = snapshot.first_offered_on
    steps = ["offered", "agreed", "attended"]
    frozen = timezone.localdate(snapshot.frozen_at)
    read = (periods.whole(first, frozen, steps) if first else [])[-5:]
    if len(read) < 2:
        raise checks.NotAllowed("fewer than two whole quarters of the frozen cases have been read")
    told: dict[str, Any] = {
        "snapshot": snapshot,
        "steps": steps,
        "by": by,
        "on": on,
        "last_quarter": read[-1],
    }
    by_age = actions.ask(
        title="How far people come, by age and deprivation",
        purpose="The commissioner plans next year’s places and wants to see who is left behind.",
        dimensions=["age in three", "deprivation"],
        first_quarter=read[0],
        **told,
    )
    if actions.build(release=by_age, by=by).passed:
        actions.decide(release=by_age, approved=True, by=second)
    again = actions.ask(
        title="The same, a quarter shorter",
        purpose="To leave out the first quarter, when the service was new.",
        dimensions=["age in three", "deprivation"],
        first_quarter=read[1],
        **told,
    )
    by_need = actions.ask(
        title="How far people come, by main need",
        purpose="To see for which needs a first session is rarely reached.",
        dimensions=["main need"],
        first_quarter=read[0],
        **told,
    )
    for one in (again, by_need):
        actions.build(release=one, by=by)
    return [by_age, by_need, again]
