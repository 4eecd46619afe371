"""The service's policies: its clocks, and what it says of itself."""

from typing import Any

from django.db import transaction
from django.db.models import F

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.models import ServicePolicy
from linkwork.access.roles import Action
from linkwork.practice.administration.refusals import Stale


@transaction.atomic
def amend_policy(*, values: dict[str, Any], expected: int, by: Actor) -> ServicePolicy:
    """Write the policies over the version that was read; raise `Stale` where it is older."""
    policy, _ = ServicePolicy.objects.get_or_create(organisation=by.organisation)
    before = {name: getattr(policy, name) for name in values}
    rows = ServicePolicy.objects.filter(pk=policy.pk, version=expected)
    if rows.update(version=F("version") + 1, **values) != 1:
        raise Stale
    changed = sorted(name for name in values if before[name] != values[name])
    for name in changed:
        audit.record(by=by, action=Action.AMEND, verb=f"policy changed: {name}", kind="policy")
    if not changed:
        audit.record(by=by, action=Action.AMEND, verb="policies confirmed", kind="policy")
    policy.refresh_from_db()
    return policy
