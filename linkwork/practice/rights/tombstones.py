"""Erased records are remembered outside the database too, so that a restore erases them again."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from linkwork.practice.rights.models import Tombstone


def path() -> Path:
    """The file beside the anchors of the audit; keep it apart from backups of the database."""
    return Path(settings.LINKWORK_FOLDER) / "tombstones.jsonl"


def keep(stone: Tombstone) -> None:
    """Add a line: an opaque id and a day, nothing else."""
    line = {"subject": str(stone.subject), "erased_on": stone.erased_on.isoformat()}
    path().parent.mkdir(parents=True, exist_ok=True)
    with path().open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


def kept() -> Iterator[dict[str, Any]]:
    """Every line; none where nothing was ever erased."""
    if path().exists():
        for line in path().read_text(encoding="utf-8").splitlines():
            yield json.loads(line)
