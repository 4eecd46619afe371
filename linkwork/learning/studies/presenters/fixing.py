"""What was fixed, when, by whom, with its hash; and what was changed, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from linkwork.learning.studies import queries
from linkwork.learning.studies.models import PlanVersion, Run, Signature, Snapshot, Study


@dataclass(frozen=True)
class Fixed:
    """One thing that was fixed."""

    what: str
    at: datetime | None
    who: str
    hash: str


@dataclass(frozen=True)
class Change:
    """One version of the plan after the first: what changed and why, and whether it came late."""

    name: str
    at: datetime | None
    who: str
    what: list[str]
    why: str
    late: bool
    hash: str


def frozen(study: Study, snapshot: Snapshot | None, run: Run | None) -> list[Fixed]:
    """Every thing fixed, in order of time, with who signed it."""
    return list(_frozen(study, snapshot, run))


def _frozen(study: Study, snapshot: Snapshot | None, run: Run | None) -> Iterator[Fixed]:
    versions = queries.versions(study)
    newest = [one for one in versions if not one.late][-1:] or []
    number = newest[0].number if newest else 1
    written = newest[0].written_at if newest else study.registered_at
    signed = queries.plan_signatures(study)
    who = _who(signed) or (str(study.registered_by) if study.registered_by else "Linkwork")
    yield Fixed(f"Plan, version {number}", written, who, study.plan_hash)
    if snapshot is not None:
        name = f"Cases, {snapshot.rows:,} rows"
        by = str(snapshot.frozen_by) if snapshot.frozen_by else "Linkwork"
        yield Fixed(name, snapshot.frozen_at, by, snapshot.content_hash)
    if run is not None:
        code = f"Code, Linkwork {run.code_version}"
        yield Fixed(code, run.run_at, "Linkwork", run.code_hash or "not kept at the time")
        signed = queries.verdict_signatures(study, run)
        yield Fixed("Verdicts", run.run_at, _who(signed) or "Not signed yet", run.findings_hash)


def _who(signatures: Sequence[Signature]) -> str:
    return ", ".join(f"{one.signed_by.name} ({one.signed_as})" for one in signatures)


def changed(study: Study) -> list[Change]:
    """Every change of the plan since it was registered."""
    return [_change(one) for one in queries.versions(study) if one.number > 1]


def _change(version: PlanVersion) -> Change:
    return Change(
        name=f"Version {version.number}",
        at=version.written_at,
        who=str(version.written_by) if version.written_by else "Linkwork",
        what=list(version.changed),
        why=version.why,
        late=version.late,
        hash=version.plan_hash,
    )
