"""Give goals their thread and their first rating, and gaps their rows, from what was kept."""

from typing import Any
from uuid import uuid4

from django.db import migrations

BATCH = 500


def fill(apps: Any, schema_editor: Any) -> None:
    """The same words in one case are the same goal; a need nothing meets is a gap."""
    db = schema_editor.connection.alias
    goal, rating, need, gap = (apps.get_model("plans", n) for n in ("Goal", "Rating", "Need", "Gap"))
    threads: dict[tuple[int, str], Any] = {}
    goals = list(goal._base_manager.using(db).select_related("plan").order_by("pk"))
    ratings = []
    for one in goals:
        one.thread = threads.setdefault((one.plan.case_id, one.words), uuid4())
        if one.now is not None and one.plan.agreed_on:
            ratings.append(
                rating(
                    organisation_id=one.organisation_id,
                    subject=one.subject,
                    goal=one,
                    thread=one.thread,
                    on=one.plan.agreed_on,
                    now=one.now,
                    hoped=one.hoped,
                    moment="agreed" if one.plan.number == 1 else "review",
                )
            )
    goal._base_manager.using(db).bulk_update(goals, ["thread"], batch_size=BATCH)
    rating._base_manager.using(db).bulk_create(ratings, batch_size=BATCH)
    gap._base_manager.using(db).bulk_create(_gaps(need, gap, db), batch_size=BATCH)


def _gaps(need: Any, gap: Any, db: str) -> list[Any]:
    found: dict[tuple[int, str], Any] = {}
    kept = need._base_manager.using(db).filter(state="cannot be met")
    for one in kept.select_related("plan__case__person").order_by("pk"):
        case = one.plan.case
        found[case.pk, one.code] = gap(
            organisation_id=one.organisation_id,
            subject=one.subject,
            case=case,
            need=one.code,
            reason="nothing like it",
            why=one.why,
            area=(case.person.postcode.split() or [""])[0][:4].upper(),
            found_on=case.closed_on or one.plan.agreed_on or case.opened_on,
        )
    return list(found.values())


class Migration(migrations.Migration):
    """What is read from older rows."""

    dependencies = [("plans", "0002_wider_plans")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
