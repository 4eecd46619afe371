"""Versions of the theory, their signatures, and the verdicts that stand."""

from typing import Any

from django.db.models import Manager, Max, Prefetch, QuerySet

from linkwork.evidence.records.models import Review
from linkwork.evidence.theories.models import (
    TheorySignature,
    TheoryVersion,
    Verdict,
    VerdictSignature,
)

SIGNERS = 2


def versions(review: Review) -> QuerySet[TheoryVersion]:
    """Every version of a review's theory, the newest first."""
    rows = TheoryVersion.objects.filter(review=review).select_related("review", "written_by")
    return rows.prefetch_related(_names(TheorySignature.objects)).order_by("-number")


def latest(review: Review) -> TheoryVersion | None:
    """The newest version that was sealed; None where none was."""
    return versions(review).filter(sealed_at__isnull=False).first()


def signed(review: Review) -> TheoryVersion | None:
    """The newest version that two people signed."""
    sealed = versions(review).filter(sealed_at__isnull=False)
    return next((one for one in sealed if is_theory_signed(one)), None)


def open_version(review: Review) -> TheoryVersion | None:
    """The version that is being written."""
    return versions(review).filter(sealed_at__isnull=True).first()


def before(theory: TheoryVersion) -> TheoryVersion | None:
    """The version that a version followed."""
    return versions(theory.review).filter(number__lt=theory.number).first()


def numbered(review: Review, number: int) -> TheoryVersion | None:
    """One version by its number."""
    return versions(review).filter(number=number).first()


def next_number(review: Review) -> int:
    """The number of the next version."""
    found = TheoryVersion.objects.filter(review=review).aggregate(most=Max("number"))
    return int(found["most"] or 0) + 1


def signatures(theory: TheoryVersion) -> list[TheorySignature]:
    """The names under a version, the first first."""
    return sorted(theory.signatures.all(), key=lambda one: one.signed_at)


def is_theory_signed(theory: TheoryVersion) -> bool:
    """Whether two people signed what it holds."""
    held = [one for one in theory.signatures.all() if one.signed_hash == theory.content_hash]
    return bool(theory.content_hash) and len(held) >= SIGNERS


def verdicts(review: Review) -> QuerySet[Verdict]:
    """Every verdict given in a review, the oldest first."""
    rows = Verdict.objects.filter(review=review).select_related("review", "given_by")
    return rows.prefetch_related(_names(VerdictSignature.objects)).order_by("given_at", "pk")


def judged(review: Review) -> set[str]:
    """The statements of which somebody has given a verdict."""
    return set(Verdict.objects.filter(review=review).values_list("code", flat=True))


def standing_verdicts(review: Review) -> list[Verdict]:
    """Of each statement and kind of evidence, the last verdict given; statements in order."""
    last = {(one.code, one.source): one for one in verdicts(review)}
    return sorted(last.values(), key=lambda one: (one.code, one.source))


def is_signed(verdict: Verdict) -> bool:
    """Whether two people signed it."""
    return len(verdict.signatures.all()) >= SIGNERS


def _names(signatures: Manager[Any]) -> "Prefetch[Any]":
    """The names under something, with who they are, in one reading."""
    return Prefetch("signatures", queryset=signatures.select_related("signed_by"))
