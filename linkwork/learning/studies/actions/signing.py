"""Signing: two people under the plan before cases are frozen, two under what was found."""

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.learning.studies import queries, telling
from linkwork.learning.studies.models import Run, Signature, Study
from linkwork.learning.studies.running import NotAllowed
from linkwork.library import actions as library
from linkwork.library import queries as shelf


@transaction.atomic
def sign(*, study: Study, under: str, by: Actor) -> Signature:
    """Put the actor's name under the plan or the verdicts of a study.

    With the second name under the verdicts, each finding goes beside its statement on the shelf.
    """
    if by.user is None:
        raise NotAllowed(f"{study}: a signature is a person's")
    run = queries.run_of(study)
    signed_hash = _hash_to_sign(study, under, run)
    held = queries.signatures(study, under, signed_hash)
    if any(one.signed_by_id == by.user.pk for one in held):
        raise NotAllowed(f"{study}: you have signed; the second signature is another person's")
    signature = Signature.objects.create(
        organisation=study.organisation,
        study=study,
        under=under,
        signed_hash=signed_hash,
        signed_at=timezone.now(),
        signed_by=by.user,
        signed_as=by.role.value,
    )
    audit.record(by=by, action=Action.CREATE, verb=f"{under} of a study signed", on=study)
    if under == Signature.Under.VERDICTS and run is not None and len(held) + 1 >= queries.SIGNERS:
        _put_beside(study, run, by)
    return signature


def _hash_to_sign(study: Study, under: str, run: Run | None) -> str:
    """The hash of what is signed; `NotAllowed` where it is not the time to sign it."""
    if under == Signature.Under.PLAN:
        if queries.snapshot_of(study) is not None:
            raise NotAllowed(f"{study}: its cases are frozen; the plan was signed before that")
        return study.plan_hash
    if under == Signature.Under.VERDICTS:
        if run is None:
            raise NotAllowed(f"{study}: nothing has been read yet")
        return run.findings_hash
    raise NotAllowed(f"{study}: there is no {under} to sign")


def _put_beside(study: Study, run: Run, by: Actor) -> None:
    """Each finding beside its statement on the shelf, once."""
    snapshot = queries.snapshot_of(study)
    assert snapshot is not None  # it was read
    there = set(
        shelf.findings(study.organisation)
        .filter(study=study.public_id)
        .values_list("statement__code", flat=True)
    )
    signed = queries.verdict_signatures(study, run)
    for published, row in zip(queries.declared(study), run.findings, strict=True):
        if published.code not in there:
            library.record_finding(
                statement=published,
                study=telling.in_words(study, snapshot),
                figures=telling.figures(row, signed),
                by=by,
                found_at=run.run_at,
            )
