"""What can be done to a theory: write a version, seal, sign and publish it; give verdicts."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.models import User
from linkwork.access.roles import Action
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import queries as synthesis
from linkwork.evidence.theories import contents, offering, queries, weighing
from linkwork.evidence.theories.models import (
    TheorySignature,
    TheoryVersion,
    Verdict,
    VerdictSignature,
)
from linkwork.library import actions as library
from linkwork.library.models import PublishedTheory
from linkwork.theory import narrative as words
from linkwork.ui.words import counted


class NotAllowed(ValueError):
    """It cannot be done as things stand; the message says why."""


@transaction.atomic
def write(
    *,
    review: Review,
    title: str,
    narrative: str,
    chosen: Sequence[str],
    reason: str,
    by: Actor,
) -> TheoryVersion:
    """Begin the next version of a review's theory; one is open at a time."""
    if queries.open_version(review) is not None:
        raise NotAllowed("a version is being written already: seal it, or change it")
    made = TheoryVersion(
        organisation=review.organisation,
        subject=review.public_id,
        review=review,
        number=queries.next_number(review),
        title=title.strip(),
        narrative=narrative.strip(),
        chosen=_known(review, chosen),
        reason=reason.strip(),
        written_by=by.user,
        written_at=timezone.now(),
    )
    made.save()
    audit.record(by=by, action=Action.CREATE, verb="theory version begun", on=made)
    return made


@transaction.atomic
def change(
    *,
    theory: TheoryVersion,
    expected: int,
    title: str,
    narrative: str,
    chosen: Sequence[str],
    reason: str,
    by: Actor,
) -> TheoryVersion:
    """Change a version while it is open."""
    if theory.sealed_at is not None:
        raise NotAllowed(f"{theory} is sealed and never changes; write the next one")
    theory.save_over(
        expected,
        title=title.strip(),
        narrative=narrative.strip(),
        chosen=_known(theory.review, chosen),
        reason=reason.strip(),
    )
    audit.record(by=by, action=Action.AMEND, verb="theory version changed", on=theory)
    return theory


@transaction.atomic
def seal(*, theory: TheoryVersion, by: Actor) -> TheoryVersion:
    """Fix what a version holds, so that it can be signed: every claim rests on something there.

    Refused where the narrative names what is not there, a paragraph names nothing, or a passage no
    longer stands as it was quoted.
    """
    if theory.sealed_at is not None:
        raise NotAllowed(f"{theory} is sealed already")
    held = contents.gather(theory.review, theory.chosen, theory.narrative)
    known = {row["code"] for name in ("statements", "configurations") for row in held[name]}
    wrong = words.faults(theory.narrative, known)
    if not held["statements"]:
        wrong.append("It holds no statement yet")
    if wrong:
        raise NotAllowed(". ".join(wrong))
    broken = contents.resolved(theory.review, known).broken
    if broken:
        raise NotAllowed(
            f"{counted(len(broken), 'passage')} no longer as quoted: {'; '.join(broken)}"
        )
    theory.save_over(
        theory.version,
        contents=held,
        content_hash=contents.hash_of(theory.title, theory.narrative, held),
        sealed_at=timezone.now(),
    )
    audit.record(by=by, action=Action.AMEND, verb="theory version sealed", on=theory)
    return theory


@transaction.atomic
def sign(*, theory: TheoryVersion, by: Actor) -> TheorySignature:
    """Put one's name under a sealed version: that it says what its passages bear, gaps included."""
    user = _person(by)
    if theory.sealed_at is None:
        raise NotAllowed(f"{theory} is still being written: seal it first")
    if contents.hash_of(theory.title, theory.narrative, theory.contents) != theory.content_hash:
        raise NotAllowed(f"{theory} is not what was sealed")
    held = queries.signatures(theory)
    if any(one.signed_by_id == user.pk for one in held):
        raise NotAllowed("you have signed it; the second signature is another person’s")
    if len(held) >= queries.SIGNERS:
        raise NotAllowed("it is signed by two already")
    made = TheorySignature(
        organisation=theory.organisation,
        subject=theory.subject,
        theory=theory,
        signed_hash=theory.content_hash,
        signed_by=user,
        signed_at=timezone.now(),
    )
    made.save()
    audit.record(by=by, action=Action.SHARE, verb="theory version signed", on=made)
    return made


@transaction.atomic
def publish(*, theory: TheoryVersion, by: Actor) -> PublishedTheory:
    """Put a signed version into the library, with its links; its statements stand there first."""
    if theory.published_at is not None:
        raise NotAllowed(f"{theory} is in the library already")
    if not queries.is_theory_signed(theory):
        raise NotAllowed("two people sign it before it is published")
    try:
        published = library.publish_theory(theory=offering.signed(theory), by=by)
    except library.NotAllowed as refused:
        raise NotAllowed(str(refused)) from refused
    theory.save_over(theory.version, published_at=timezone.now())
    audit.record(by=by, action=Action.SHARE, verb="theory version published", on=theory)
    return published


@transaction.atomic
def give(
    *,
    review: Review,
    code: str,
    source: str,
    answer: str,
    probed: bool,
    rationale: str,
    by: Actor,
) -> Verdict:
    """Say what one kind of evidence makes of a statement, and why; who gives it signs it."""
    user = _person(by)
    statement = synthesis.statement(review, code)
    if statement is None:
        raise NotAllowed(f"{code}: no such statement in this review")
    if answer not in Verdict.Answer.values or source not in Verdict.Source.values:
        raise NotAllowed(f"{answer} from {source}: no such verdict")
    if source == Verdict.Source.LITERATURE and answer == Verdict.Answer.NOT_TESTABLE:
        raise NotAllowed("literature supports, contradicts, is mixed, or is insufficient")
    weighed = weighing.before(review, statement, source)
    if (wrong := weighing.against(answer, source, weighed)) is not None:
        raise NotAllowed(wrong)
    if not rationale.strip():
        raise NotAllowed("say why: a verdict has its reasons")
    made = Verdict(
        organisation=review.organisation,
        subject=review.public_id,
        review=review,
        code=statement.code,
        statement_version=statement.version,
        source=source,
        answer=answer,
        probed=probed,
        rationale=rationale.strip(),
        weighed=weighed,
        given_by=user,
        given_at=timezone.now(),
    )
    made.save()
    audit.record(by=by, action=Action.CREATE, verb=f"verdict on {code}", on=made)
    sign_verdict(verdict=made, by=by)
    return made


@transaction.atomic
def sign_verdict(*, verdict: Verdict, by: Actor) -> VerdictSignature:
    """Put one's name under a verdict; with the second it stands in the next theory version."""
    user = _person(by)
    held = list(verdict.signatures.all())
    if any(one.signed_by_id == user.pk for one in held):
        raise NotAllowed("you have signed it; the second signature is another person’s")
    if len(held) >= queries.SIGNERS:
        raise NotAllowed("it is signed by two already")
    made = VerdictSignature(
        organisation=verdict.organisation,
        subject=verdict.subject,
        verdict=verdict,
        signed_by=user,
        signed_at=timezone.now(),
    )
    made.save()
    audit.record(by=by, action=Action.SHARE, verb="verdict signed", on=made)
    return made


def _person(by: Actor) -> User:
    if by.user is None:
        raise NotAllowed("a signature is a person’s")
    return by.user


def _known(review: Review, chosen: Sequence[str]) -> list[Any]:
    known = [one.code for one in synthesis.statements(review)]
    strange = [code for code in chosen if code not in known]
    if strange:
        raise NotAllowed(f"no such statement in this review: {', '.join(strange)}")
    return [code for code in known if code in chosen]
