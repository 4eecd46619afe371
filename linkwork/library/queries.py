"""What stands on the shelf: statements, their versions, passages and findings."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from uuid import UUID

from django.db.models import F, Max, OuterRef, Prefetch, QuerySet, Subquery

from linkwork.access.actors import Actor
from linkwork.access.decisions import holding
from linkwork.access.models import Grant, Organisation
from linkwork.access.roles import Relation
from linkwork.library.models import (
    Citation,
    Finding,
    PublishedStatement,
    PublishedTheory,
    Ripple,
    StatementSource,
    Votes,
)
from linkwork.library.words import EvidenceLine, in_a_line
from linkwork.theory.stages import Stage


class NotOnShelf(LookupError):
    """No statement of that code, or not in that version."""


def newest_version(code: str) -> int:
    """The highest version of a code on the shelf; 0 where there is none."""
    found = PublishedStatement.objects.filter(code=code).aggregate(newest=Max("version"))
    return int(found["newest"] or 0)


def codes() -> set[str]:
    """Every code on the shelf."""
    return set(PublishedStatement.objects.values_list("code", flat=True))


def latest(*, with_sources: bool = True) -> list[PublishedStatement]:
    """The latest version of every statement, in the order of the journey."""
    same = PublishedStatement.objects.filter(code=OuterRef("code")).order_by("-version")
    newest = PublishedStatement.objects.filter(version=Subquery(same.values("version")[:1]))
    rows = _whole(newest) if with_sources else newest
    return sorted(rows, key=lambda one: one.in_order)


def by_stage() -> list[tuple[Stage, list[PublishedStatement]]]:
    """The latest versions, grouped by stage."""
    groups = groupby(latest(), key=lambda one: Stage(one.stage))
    return [(stage, list(statements)) for stage, statements in groups]


def statement(code: str, version: int | None = None) -> PublishedStatement:
    """One statement, in its latest version or the one asked for; else `NotOnShelf`."""
    rows = PublishedStatement.objects.filter(code__iexact=code)
    found = _whole(rows.filter(version=version) if version else rows.order_by("-version")).first()
    if found is None:
        raise NotOnShelf(code)
    return found


def statements(wanted: Sequence[tuple[str, int]]) -> list[PublishedStatement]:
    """Statements by code and version, in the order asked; `NotOnShelf` where one is missing."""
    rows = _whole(PublishedStatement.objects.filter(code__in={code for code, _ in wanted}))
    found = {(one.code, one.version): one for one in rows}
    missing = [code for code, version in wanted if (code, version) not in found]
    if missing:
        raise NotOnShelf(", ".join(missing))
    return [found[one] for one in wanted]


def versions(code: str) -> list[PublishedStatement]:
    """Every version of a statement, newest first."""
    return list(PublishedStatement.objects.filter(code=code).order_by("-version"))


def citation(code: str, version: int, number: int) -> Citation:
    """One passage beside one version; `NotOnShelf` where there is none."""
    rows = Citation.objects.filter(statement__code__iexact=code, statement__version=version)
    found: Citation | None = rows.filter(pk=number).select_related("statement", "source").first()
    if found is None:
        raise NotOnShelf(f"{code} passage {number}")
    return found


def cited_passages(version: PublishedStatement) -> set[UUID]:
    """The passages that stand beside one version."""
    return set(Citation.objects.filter(statement=version).values_list("passage", flat=True))


def citations_of(wanted: Sequence[tuple[str, int]]) -> list[Citation]:
    """The passages beside some versions of statements."""
    rows = Citation.objects.filter(statement__code__in={code for code, _ in wanted})
    held = set(wanted)
    return [
        one
        for one in rows.select_related("statement").order_by("pk")
        if (one.statement.code, one.statement.version) in held
    ]


def feeds(code: str) -> list[Ripple]:
    """The links that start at a statement."""
    return list(Ripple.objects.filter(from_code=code).order_by("to_code"))


def fed_by(code: str) -> list[Ripple]:
    """The links that end at a statement."""
    return list(Ripple.objects.filter(to_code=code).order_by("from_code"))


def ripples() -> list[Ripple]:
    """Every link between statements, in the order they were made."""
    return list(Ripple.objects.order_by("pk"))


def theories() -> list[PublishedTheory]:
    """The signed versions of programme theories, the newest first."""
    return list(PublishedTheory.objects.order_by("-published_at", "-pk"))


def theory(review: UUID, number: int) -> PublishedTheory | None:
    """One version of a review's programme theory."""
    found: PublishedTheory | None = PublishedTheory.objects.filter(
        review=review, number=number
    ).first()
    return found


def nicknames(codes: Iterable[str]) -> dict[str, str]:
    """The newest nickname of each code."""
    rows = PublishedStatement.objects.filter(code__in=list(codes)).order_by("version")
    return dict(rows.values_list("code", "nickname"))


def findings(organisation: Organisation) -> QuerySet[Finding]:
    """Everything a service has found, newest first."""
    rows = Finding.objects.filter(organisation=organisation)
    return rows.select_related("statement").order_by("-found_at", "-pk")


def codes_found(organisation_id: int) -> set[str]:
    """The statements of which a service has found anything, by code."""
    rows = Finding.objects.filter(organisation=organisation_id).order_by()
    return set(rows.values_list("statement__code", flat=True).distinct())


def findings_for(organisation: Organisation, code: str) -> QuerySet[Finding]:
    """What a service has found about one statement, any version, newest first."""
    return findings(organisation).filter(statement__code=code)


def newest_of_each(found: Iterable[Finding]) -> dict[str, Finding]:
    """Of findings in order, newest first, the first about each code."""
    kept: dict[str, Finding] = {}
    for finding in found:
        kept.setdefault(finding.statement.code, finding)
    return kept


def votes_of(published: PublishedStatement) -> list[Votes]:
    """How panels voted on a statement, any version, the newest first."""
    rows = Votes.objects.filter(statement__code=published.code)
    return list(rows.select_related("statement"))


def newest_votes(codes: Iterable[str] | None = None) -> dict[str, Votes]:
    """The newest votes on each statement, by code; on all of them where none is named."""
    rows = Votes.objects.select_related("statement").order_by("signed_at", "pk")
    wanted = rows if codes is None else rows.filter(statement__code__in=list(codes))
    return {one.statement.code: one for one in wanted}


def evidence_line(code: str, organisation: Organisation) -> EvidenceLine:
    """The three kinds of evidence about one statement, each in a few words."""
    return evidence_lines(organisation, [statement(code)])[code]


def evidence_lines(
    organisation: Organisation, statements: Sequence[PublishedStatement] | None = None
) -> dict[str, EvidenceLine]:
    """The same for many statements at once, by code."""
    shown = latest() if statements is None else statements
    found = newest_of_each(
        findings(organisation).filter(statement__code__in=[one.code for one in shown])
    )
    voted = newest_votes([one.code for one in shown])
    return {one.code: in_a_line(one, found.get(one.code), voted.get(one.code)) for one in shown}


def may_open(actor: Actor, review: UUID) -> bool:
    """Say whether the actor belongs to the review that a passage was read in."""
    member = Relation.MEMBER.value
    return Grant.objects.filter(holding(actor), subject=review, relation=member).exists()


def _whole(rows: QuerySet[PublishedStatement]) -> QuerySet[PublishedStatement]:
    """The rows with their sources and passages at hand."""
    links = StatementSource.objects.select_related("source").order_by("place")
    passages = Citation.objects.select_related("source").order_by(
        F("document_title").asc(), "page", "start"
    )
    return rows.prefetch_related(
        Prefetch("source_links", queryset=links), Prefetch("citations", queryset=passages)
    )
