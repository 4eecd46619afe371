"""Set down a configuration, and change it: every version is kept with its reason."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import queries
from linkwork.evidence.synthesis.models import Configuration, ConfigurationVersion
from linkwork.evidence.synthesis.refused import NotAllowed


@transaction.atomic
def configure(
    *, review: Review, fields: dict[str, Any], reason: str, by: Actor, statement: str = ""
) -> Configuration:
    """Set down a configuration of the review, and the statement it unpacks where there is one."""
    if statement and queries.statement(review, statement) is None:
        raise NotAllowed(f"{statement}: no statement of this review")
    made = Configuration(
        organisation=review.organisation,
        subject=review.public_id,
        review=review,
        code=queries.free_configuration_code(review),
        statement=statement,
        made_by=by.name,
        made_at=timezone.now(),
    )
    made.save()
    _keep(made, fields, reason, by)
    audit.record(by=by, action=Action.CREATE, verb=f"{made.code} set down", on=made)
    return made


@transaction.atomic
def reconfigure(
    *,
    configuration: Configuration,
    expected: int,
    fields: dict[str, Any],
    reason: str,
    by: Actor,
) -> Configuration:
    """Write the next version of a configuration; the one before stays to be read."""
    configuration.save_over(expected, latest=configuration.latest + 1)
    _keep(configuration, fields, reason, by)
    verb = f"{configuration.code} version {configuration.latest}"
    audit.record(by=by, action=Action.AMEND, verb=verb, on=configuration)
    return configuration


def _keep(made: Configuration, fields: dict[str, Any], reason: str, by: Actor) -> None:
    contexts = [str(one).strip() for one in fields.get("contexts", ()) if str(one).strip()]
    if not contexts:
        raise NotAllowed("name one context at least")
    for half in ("resource", "reasoning"):
        if bool(str(fields.get(half, "")).strip()) == bool(fields.get(f"{half}_gap")):
            raise NotAllowed(f"say the {half}, or mark it as a gap")
    ConfigurationVersion.of(
        configuration=made,
        number=made.latest,
        reason=reason.strip(),
        by=by.name,
        at=timezone.now(),
        **{**fields, "contexts": contexts},
    )
