"""A study and its findings, as the shelf keeps them beside a statement."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from linkwork.learning.methods.findings import BESIDE
from linkwork.learning.studies.models import Signature, Snapshot, Study
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


def figures(row: Mapping[str, Any], signed: Sequence[Signature]) -> Figures:
    """A finding, as a run keeps it, in the form in which the shelf keeps it, with who signed it."""
    low, high = row["ci"] or (None, None)
    return Figures(
        verdict=row["verdict"],
        smallest=row["smallest"],
        n=row["n"],
        clusters=row["clusters"],
        reason=row["reason"],
        unit=row["unit"],
        treated=row["n_with"],
        effect=row["effect"],
        se=row["se"],
        low=low,
        high=high,
        naive=row["naive"],
        rate_without=row["without"],
        rate_with=row["with"],
        needed=row["needed"],
        contexts=tuple(_context(one) for one in row["contexts"]),
        method=row["method"],
        beside={
            **{name: row[name] for name in BESIDE if name in row},
            "signed": [_signed(one) for one in signed],
        },
    )


def _signed(signature: Signature) -> dict[str, str]:
    return {
        "name": signature.signed_by.name,
        "role": signature.signed_as,
        "on": day(signature.signed_at),
    }


def _context(row: Mapping[str, Any]) -> dict[str, Any]:
    """A context with the ends of its interval by name, as plots take them."""
    low, high = row["ci"] or (None, None)
    return {**row, "low": low, "high": high}
