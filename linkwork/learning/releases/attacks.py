"""Counts a table on its frozen cases and attacks it together with everything released before."""

from dataclasses import asdict, dataclass
from typing import Any

from linkwork.learning.methods.disclosure.attack.attacking import attack
from linkwork.learning.methods.disclosure.counting import build
from linkwork.learning.methods.disclosure.cubes import Asked, Cube, NotACube
from linkwork.learning.methods.table import open_cases
from linkwork.learning.releases import checks, queries
from linkwork.learning.releases.models import Release
from linkwork.learning.studies import freezing
from linkwork.learning.studies import queries as studies
from linkwork.learning.studies.models import Snapshot


@dataclass(frozen=True)
class Tried:
    """A table as counted and attacked."""

    snapshot: Snapshot
    cube: Cube | None
    against: tuple[str, ...]
    attack: dict[str, Any]
    passed: bool


def tried(release: Release) -> Tried:
    """Count and attack. The frozen cases must be what was frozen."""
    snapshot = queries.snapshot_of(release)
    if snapshot is None:
        raise checks.NotAllowed(f"{release}: its study’s cases are not frozen")
    try:
        path = freezing.unchanged(studies.folder() / snapshot.file_name, snapshot.content_hash)
    except freezing.Changed as changed:
        raise checks.NotAllowed(str(changed)) from changed
    earlier = queries.released(release.organisation)
    against = tuple(one.reference for one in earlier)
    asked = Asked(
        tuple(release.dimensions), tuple(release.steps), {"quarter": tuple(release.quarters)}
    )
    try:
        cube = build(open_cases(str(path)), asked, key=release.reference, snapshot=named(snapshot))
    except NotACube as refused:
        return Tried(snapshot, None, against, {"refused": str(refused), "breaches": []}, False)
    rows = [(named(one), one.rows) for one in queries.snapshots()]
    found = attack(cube, [checks.may_leave(one) for one in earlier], rows=rows)
    return Tried(snapshot, cube, against, asdict(found), found.passed)


def named(snapshot: Snapshot) -> str:
    """What a cube calls its frozen cases: those frozen later sort later."""
    return f"{snapshot.frozen_at:%Y-%m-%dT%H:%M:%S.%f} {snapshot.content_hash[:12]}"
