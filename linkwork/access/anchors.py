"""Writes each chain's head outside the database once an hour, so that a cut tail shows."""

import json
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from linkwork.access.models import Anchor, AuditHead

EVERY = timedelta(hours=1)


def keep(organisation_id: int, *, now_too: bool = False) -> bool:
    """Append the head to the anchor file if an hour has passed (or now); say whether it did."""
    now = timezone.now()
    last = Anchor.objects.filter(organisation_id=organisation_id).first()
    if last is not None and now - last.anchored_at < EVERY and not now_too:
        return False
    head = AuditHead.objects.get(organisation_id=organisation_id)
    line = {
        "organisation": organisation_id,
        "sequence": head.sequence,
        "mac": head.mac,
        "at": now.isoformat(),
    }
    path = Path(settings.LINKWORK_ANCHOR_FILE)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, sort_keys=True) + "\n")
    Anchor.objects.update_or_create(
        organisation_id=organisation_id, defaults={"anchored_at": now, "sequence": head.sequence}
    )
    return True
