"""Writes each chain's head outside the database once an hour, so that a cut tail shows."""

import json
import logging
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from linkwork.access.models import AuditHead

EVERY = timedelta(hours=1)

log = logging.getLogger(__name__)


def keep_hourly(head: AuditHead, at: datetime) -> None:
    """Let the head be anchored once the act is kept, where the last anchor is an hour old.

    The caller holds the head's lock and saves it.
    """
    if head.anchored_at is not None and at - head.anchored_at < EVERY:
        return
    head.anchored_at = at
    line = {
        "organisation": head.organisation_id,
        "sequence": head.sequence,
        "mac": head.mac,
        "at": at.isoformat(),
    }
    transaction.on_commit(lambda: _write(head.organisation_id, json.dumps(line, sort_keys=True)))


def _write(organisation_id: int, line: str) -> None:
    """Append a line to the anchor file. What was done stands even where the file cannot be."""
    path = Path(settings.LINKWORK_ANCHOR_FILE)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
    except OSError:
        log.exception("the audit's head could not be anchored in %s", path)
        AuditHead.objects.filter(organisation_id=organisation_id).update(anchored_at=None)
