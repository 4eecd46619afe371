"""What can be done to the shelf: versions, passages and findings are added, never changed."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.library import queries, shipped
from linkwork.library.models import (
    Citation,
    Finding,
    PublishedStatement,
    PublishedTheory,
    Ripple,
    Source,
    StatementSource,
    Votes,
)
from linkwork.library.models.citations import hash_of
from linkwork.library.offered import Figures, PanelVotes, QuotedPassage, SignedTheory, StudyInWords
from linkwork.theory.statement import Ripple as RippleInWords
from linkwork.theory.statement import Statement
from linkwork.theory.text import to_row

KIND = "statement"


class NotAllowed(ValueError):
    """The shelf cannot take it as it is; the message says why."""


@transaction.atomic
def publish(
    *,
    statement: Statement,
    reason: str,
    provenance: str,
    by: Actor,
    status: str = PublishedStatement.Status.PUBLISHED,
    published_at: datetime | None = None,
) -> PublishedStatement:
    """Put one version of a statement on the shelf. A version there stays for good."""
    newest = queries.newest_version(statement.code)
    if statement.version <= newest:
        raise NotAllowed(
            f"{statement.code} version {statement.version}: version {newest} is on the shelf and "
            f"does not change; the next is version {newest + 1}"
        )
    content = to_row(statement)
    published = PublishedStatement.of(
        code=statement.code,
        version=statement.version,
        stage=statement.stage.value,
        nickname=statement.nickname,
        content=content,
        content_hash=shipped.content_hash(content),
        text=shipped.in_one_sentence(statement),
        status=status,
        reason=reason,
        provenance=provenance,
        verified_against_full_text=statement.verified_against_full_text,
        published_by=by.name,
        published_at=published_at or timezone.now(),
    )
    _name_sources(published, statement.sources)
    audit.record(by=by, action=Action.CREATE, verb=f"{published} published", kind=KIND)
    return published


@transaction.atomic
def keep_source(*, key: str, by: Actor, **facts: Any) -> Source:
    """Keep the bibliographic facts of a work; a work kept already stays as it is."""
    source, new = Source.objects.get_or_create(key=key, defaults=facts)
    if new:
        audit.record(by=by, action=Action.CREATE, verb="source kept", kind=KIND)
    return source


@transaction.atomic
def link(*, ripple: RippleInWords, by: Actor) -> Ripple:
    """Say that the outcome of one statement is part of the context of another."""
    found: Ripple | None = Ripple.objects.filter(
        from_code=ripple.from_code, to_code=ripple.to_code
    ).first()
    if found is not None:
        return found
    made = Ripple.of(**asdict(ripple))
    audit.record(by=by, action=Action.CREATE, verb="ripple linked", kind=KIND)
    return made


@transaction.atomic
def cite(
    *,
    statement: PublishedStatement,
    passage: QuotedPassage,
    stance: str,
    by: Actor,
    whole: bool = True,
) -> Citation:
    """Put a passage beside a published statement; the same passage stands there once."""
    if stance not in Citation.Stance.values:
        raise NotAllowed(
            f"{stance}: no such stance; it is one of {', '.join(Citation.Stance.values)}"
        )
    if passage.end - passage.start != len(passage.quote):
        raise NotAllowed("the quote is not as long as the place it is said to come from")
    found: Citation | None = Citation.objects.filter(
        statement=statement, passage=passage.passage
    ).first()
    if found is not None:
        return found
    facts = asdict(passage)
    source = Source.objects.filter(key=facts.pop("source_key")).first()
    made = Citation.of(
        statement=statement,
        source=source,
        stance=stance,
        whole=whole,
        quote_hash=hash_of(passage.quote),
        cited_by=by.name,
        cited_at=timezone.now(),
        **facts,
    )
    audit.record(by=by, action=Action.CREATE, verb=f"passage beside {statement}", kind=KIND)
    return made


@transaction.atomic
def record_finding(
    *,
    statement: PublishedStatement,
    study: StudyInWords,
    figures: Figures,
    by: Actor,
    found_at: datetime | None = None,
) -> Finding:
    """Put what a study of the actor's service found beside the statement it tested."""
    if figures.verdict not in Finding.Verdict.values:
        raise NotAllowed(f"{figures.verdict}: no such verdict")
    finding = Finding(
        organisation=by.organisation,
        statement=statement,
        study=study.study,
        study_reference=study.reference,
        study_title=study.title,
        population=study.population,
        registered_on=study.registered_on,
        plan_hash=study.plan_hash,
        snapshot_hash=study.snapshot_hash,
        found_at=found_at or timezone.now(),
        **{**asdict(figures), "contexts": list(figures.contexts)},
    )
    finding.save(force_insert=True)
    audit.record(by=by, action=Action.CREATE, verb=f"finding beside {statement}", on=finding)
    return finding


@transaction.atomic
def publish_theory(*, theory: SignedTheory, by: Actor) -> PublishedTheory:
    """Put a signed version of a programme theory on the shelf; it stays there for good."""
    if queries.theory(theory.review, theory.number) is not None:
        raise NotAllowed(f"{theory.title}, version {theory.number}: it is on the shelf already")
    missing = [
        f"{code} version {version}"
        for code, version in theory.statements
        if version > queries.newest_version(code)
    ]
    if missing:
        raise NotAllowed(f"not on the shelf yet, so nobody could open them: {', '.join(missing)}")
    for ripple in theory.ripples:
        link(ripple=ripple, by=by)
    made = PublishedTheory.of(
        review=theory.review,
        number=theory.number,
        title=theory.title,
        question=theory.question,
        narrative=theory.narrative,
        contents=theory.contents,
        content_hash=theory.content_hash,
        signed=list(theory.signed),
        published_by=by.name,
        published_at=timezone.now(),
    )
    audit.record(by=by, action=Action.CREATE, verb=f"theory version {made.number}", kind=KIND)
    return made


@transaction.atomic
def keep_votes(*, statement: PublishedStatement, votes: PanelVotes, by: Actor) -> Votes:
    """Put a signed round's votes beside the statement it was asked about; once."""
    found: Votes | None = Votes.objects.filter(statement=statement, round=votes.round).first()
    if found is not None:
        return found
    made = Votes.of(
        statement=statement, signed_by=by.name, signed_at=timezone.now(), **asdict(votes)
    )
    audit.record(by=by, action=Action.CREATE, verb=f"votes beside {statement}", kind=KIND)
    return made


@transaction.atomic
def load_starter(*, by: Actor) -> int:
    """Put the shipped statements on the shelf as candidates, with sources and ripples; once."""
    known = queries.codes()
    library, sources = shipped.statements(), shipped.sources()
    wanted = {key for one in library.statements for key in one.sources}
    for key in sorted(wanted):
        keep_source(key=key, by=by, **sources[key])
    new = [one for one in library.statements if one.code not in known]
    for one in new:
        publish(
            statement=one,
            reason=shipped.REASON,
            provenance=shipped.PROVENANCE,
            status=PublishedStatement.Status.CANDIDATE,
            by=by,
        )
    for ripple in library.ripples:
        link(ripple=ripple, by=by)
    return len(new)


def _name_sources(published: PublishedStatement, keys: tuple[str, ...]) -> None:
    found = {source.key: source for source in Source.objects.filter(key__in=keys)}
    strange = [key for key in keys if key not in found]
    if strange:
        raise NotAllowed(f"{published.code}: no such source: {', '.join(strange)}")
    for place, key in enumerate(keys):
        StatementSource.of(statement=published, source=found[key], place=place)
