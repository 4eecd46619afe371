"""One line of the list of studies."""

from dataclasses import dataclass

from django.urls import reverse

from linkwork.learning.studies.models import Run, Signature, Study

SIGNERS = 2


@dataclass(frozen=True)
class Row:
    """One study in the list."""

    reference: str
    title: str
    href: str
    state: str
    waits: str
    registered_at: object
    statements: int


def row(study: Study) -> Row:
    """One line of the list; its snapshot, runs and signatures are at hand."""
    state, waits = stands(study)
    return Row(
        reference=study.reference,
        title=study.title,
        href=reverse("studies:study", args=[study.public_id]),
        state=state,
        waits=waits,
        registered_at=study.registered_at,
        statements=len(study.plan["statements"]),
    )


def stands(study: Study) -> tuple[str, str]:
    """How far a study is, and what it waits for."""
    runs = list(study.runs.all())
    read = next(
        (one for one in runs if one.purpose == Run.Purpose.VERDICTS and one.state == "done"), None
    )
    if read is not None:
        signed = _names(study, Signature.Under.VERDICTS, read.findings_hash)
        return "Read", "" if signed >= SIGNERS else "a signature under the verdicts"
    if any(one.state == Run.State.OPEN for one in runs):
        return "Being read", ""
    if hasattr(study, "snapshot"):
        return "Cases frozen", "reading"
    signed = _names(study, Signature.Under.PLAN, study.plan_hash)
    return "Registered", "a second signature" if signed < SIGNERS else "its cases to be frozen"


def _names(study: Study, under: str, signed_hash: str) -> int:
    found = study.signatures.all()
    return sum(one.under == under and one.signed_hash == signed_hash for one in found)
