"""A study and its findings, as the shelf keeps them beside a statement."""

from dataclasses import asdict

from django.utils import timezone

from linkwork.learning.methods.findings import Finding, beside_row
from linkwork.learning.studies.models import Snapshot, Study
from linkwork.library.offered import Figures, StudyInWords
from linkwork.ui.words import day


def in_words(study: Study, snapshot: Snapshot) -> StudyInWords:
    """The study as the shelf keeps it beside a finding."""
    return StudyInWords(
        study=study.public_id,
        reference=study.reference,
        title=study.title,
        registered_on=timezone.localdate(study.registered_at),
        plan_hash=study.plan_hash,
        snapshot_hash=snapshot.content_hash,
        population=f"{snapshot.rows:,} people offered, frozen {day(snapshot.frozen_at)}",
    )


def figures(finding: Finding) -> Figures:
    """A finding as the shelf keeps it."""
    low, high = finding.ci or (None, None)
    return Figures(
        verdict=finding.verdict.value,
        smallest=finding.smallest,
        n=finding.n,
        clusters=finding.clusters,
        reason=finding.reason,
        unit=finding.unit,
        treated=finding.n_with,
        effect=finding.effect,
        se=finding.se,
        low=low,
        high=high,
        naive=finding.naive,
        rate_without=finding.without,
        rate_with=finding.with_,
        needed=finding.needed,
        contexts=tuple(asdict(one) for one in finding.contexts),
        method=finding.method,
        beside=beside_row(finding),
    )
