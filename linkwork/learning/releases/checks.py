"""What must hold of a table for it to leave: when it is approved, and at every download."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from linkwork.learning.methods.disclosure.cubes import Cube, from_row
from linkwork.learning.releases import queries
from linkwork.learning.releases.models import Attempt, Release


class NotAllowed(Exception):
    """The table is not at the step that was asked for, or may not leave."""


def hash_of(row: Mapping[str, Any]) -> str:
    """The SHA-256 of a counted table, written in one way only."""
    written = json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def two_people(release: Release, user_id: int | None) -> None:
    """Whoever answers is a person, and not the one who asked, in whatever role."""
    if user_id is None:
        raise NotAllowed(f"{release}: a person answers, not a command")
    if user_id == release.asked_by_id:
        raise NotAllowed(f"{release}: somebody else than whoever asked for it releases it")


def unchanged(attempt: Attempt) -> Cube:
    """The counted table, if it is still what was counted."""
    if not attempt.passed or attempt.cube is None:
        raise NotAllowed(f"{attempt.release}: the attack found a way in")
    if hash_of(attempt.cube) != attempt.cube_hash:
        raise NotAllowed(f"{attempt.release}: its counts are no longer what was attacked")
    return from_row(attempt.cube)


def attacked_with_all(attempt: Attempt) -> None:
    """Everything released by now was part of the attack."""
    now = {one.reference for one in queries.released(attempt.release.organisation)}
    if now != set(attempt.against):
        raise NotAllowed(
            f"{attempt.release}: another table was released since the attack; attack it again"
        )


def may_leave(release: Release) -> Cube:
    """The table, if it was released by two people and is what they released; else raise."""
    decision = queries.decision_of(release)
    if decision is None or not decision.approved:
        raise NotAllowed(f"{release}: not released")
    two_people(release, decision.decided_by_id)
    if decision.cube_hash != decision.attempt.cube_hash:
        raise NotAllowed(f"{release}: its counts are no longer what was released")
    return unchanged(decision.attempt)
