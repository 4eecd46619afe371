"""Say what a passage does to a statement, and which of its words are what."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.extraction.models import Coding, Passage, Span, hash_of
from linkwork.evidence.extraction.places import Span as Stretch
from linkwork.evidence.extraction.refusing import NotAllowed


@transaction.atomic
def code(
    *,
    passage: Passage,
    code: str,
    statement_version: int,
    stance: str,
    by: Actor,
    whole: bool = True,
    memo: str = "",
    confidence: str = "",
    aim: str = Coding.Aim.STATEMENT,
    spans: Iterable[Stretch] = (),
    carried_from: Coding | None = None,
    carried_because: str = "",
) -> Coding:
    """Say what a passage does to a version of a statement or configuration.

    `spans`: stretches of the page inside the passage, each named by its role. `carried_from`: the
    coding to earlier words that this one says again.
    """
    for given, known in (
        (stance, Coding.Stance.values),
        (aim, Coding.Aim.values),
        (confidence or Coding.Confidence.SURE, Coding.Confidence.values),
    ):
        if given not in known:
            raise NotAllowed(f"{given}: no such answer")
    coding = Coding(
        organisation=passage.organisation,
        subject=passage.subject,
        passage=passage,
        aim=aim,
        code=code,
        statement_version=statement_version,
        stance=stance,
        whole=whole,
        confidence=confidence,
        memo=memo.strip(),
        coded_by=by.user,
        coded_at=timezone.now(),
        carried_from=carried_from,
        carried_because=carried_because.strip(),
    )
    coding.save()
    for one in sorted(set(spans), key=lambda stretch: (stretch.start, stretch.end, stretch.name)):
        _keep(coding, one)
    audit.record(by=by, action=Action.CREATE, verb="passage coded", on=coding)
    return coding


def _keep(coding: Coding, stretch: Stretch) -> None:
    if stretch.name not in Span.Role.values:
        raise NotAllowed(f"{stretch.name}: no such part of a configuration")
    words = coding.passage.page.text[stretch.start : stretch.end]
    Span.objects.create(
        coding=coding,
        role=stretch.name,
        start=stretch.start,
        end=stretch.end,
        quote=words,
        quote_hash=hash_of(words),
    )
