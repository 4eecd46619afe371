"""One statement: its three lines, three kinds of evidence kept apart, and its versions."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from linkwork.library import differences, queries
from linkwork.library.models import Citation, Finding, PublishedStatement, Votes
from linkwork.library.presenters.beside import beside
from linkwork.library.presenters.findings import Plot, for_whom, plot
from linkwork.library.presenters.votes import votes_shown
from linkwork.library.words import (
    NO_VOTES,
    found,
    literature,
    stances,
    untested_because,
    voted,
)
from linkwork.theory.wording import in_words
from linkwork.ui.words import counted

ACTS = {
    "person": "about the person",
    "activity": "about the activity",
    "service": "the service acts",
    "practice": "the practice acts",
}


@dataclass(frozen=True)
class Passage:
    """A quotation beside the statement, and where it opens."""

    stance: str
    href: str
    document: str
    place: str
    quote: str
    invented: bool
    voice: str


@dataclass(frozen=True)
class Work:
    """A work the statement names as its source."""

    name: str
    title: str
    link: str
    detail: str
    note: str


@dataclass(frozen=True)
class Version:
    """One row of the table of versions."""

    version: int
    href: str
    current: bool
    changes: list[differences.Change]
    reason: str
    who: str
    at: Any


def page(published: PublishedStatement, found_here: list[Finding] | None) -> dict[str, Any]:
    """The context of the statement's page; `found_here` is None where the role may not see it."""
    panels = queries.votes_of(published)
    statement = published.statement
    passages = list(published.citations.all())
    versions = queries.versions(published.code)
    return {
        "published": published,
        "statement": statement,
        "lines": {
            "if_text": statement.if_text,
            "then_text": statement.then_text,
            "because_text": statement.because_text,
            "mechanism": statement.mechanism,
        },
        "stage": published.stage,
        "acts": ACTS.get(statement.actor, f"the {statement.actor} acts"),
        "candidate": published.status == PublishedStatement.Status.CANDIDATE,
        "starter": published.provenance == "starter",
        "newer": versions[0] if versions[0].version != published.version else None,
        "parts": _parts(published, passages, found_here, panels),
        "ripples": _ripples(published.code),
        "passages": [_passage(published, one) for one in passages],
        "stances": stances(passages),
        "all_invented": bool(passages) and all(one.invented for one in passages),
        "works": _works(published, passages),
        "here": plot(published, found_here),
        "for_whom": for_whom(found_here),
        "beside": beside(found_here),
        "shows_findings": found_here is not None,
        "untested": untested_because(published),
        "votes": [votes_shown(one) for one in panels],
        "versions": _versions(versions),
        "condition": _conditions(published),
    }


def _parts(
    published: PublishedStatement,
    passages: list[Citation],
    here: list[Finding] | None,
    panels: list[Votes],
) -> list[dict[str, Any]]:
    """The one line of evidence under the statement."""
    parts: list[dict[str, Any]] = [
        {"text": literature(passages, len(published.source_links.all()))}
    ]
    if here is not None:
        said = found(here[0]) if here else untested_because(published)
        parts.append({"text": f"here: {said}", "strong": bool(here)})
    said = voted(panels[0]) if panels else NO_VOTES
    return [*parts, {"text": f"panel: {said}"}]


def _ripples(code: str) -> list[dict[str, str]]:
    feeds, fed = queries.feeds(code), queries.fed_by(code)
    names = queries.nicknames([one.to_code for one in feeds] + [one.from_code for one in fed])
    return [_ripple("weakens" if one.weakens else "feeds", one.to_code, names) for one in feeds] + [
        _ripple("weakened by" if one.weakens else "fed by", one.from_code, names) for one in fed
    ]


def _ripple(way: str, code: str, names: dict[str, str]) -> dict[str, str]:
    href = reverse("library:statement", args=[code])
    return {"way": way, "text": f"{code} {names.get(code, '')}".strip(), "href": href}


def _passage(published: PublishedStatement, one: Citation) -> Passage:
    return Passage(
        stance=one.stance,
        href=reverse("library:passage", args=[published.code, published.version, one.pk]),
        document=one.document_title,
        place=f"page {one.page}",
        quote=one.quote,
        invented=one.invented,
        voice=one.voice,
    )


def _works(published: PublishedStatement, passages: list[Citation]) -> list[Work]:
    marked = {one.source_id for one in passages}
    return [
        Work(
            name=link.source.short,
            title=link.source.title,
            link=link.source.link,
            detail=" · ".join(
                part for part in (link.source.study_type, link.source.sample) if part
            ),
            note="" if link.source_id in marked else "cited from abstract; no passage marked yet",
        )
        for link in published.source_links.all()
    ]


def _versions(versions: list[PublishedStatement]) -> list[Version]:
    older: list[PublishedStatement | None] = [*versions[1:], None]
    return [
        Version(
            version=one.version,
            href=reverse("library:version", args=[one.code, one.version]),
            current=one is versions[0],
            changes=differences.between(before.content if before else None, one.content),
            reason=one.reason,
            who=one.published_by,
            at=one.published_at,
        )
        for one, before in zip(versions, older, strict=True)
    ]


def _conditions(published: PublishedStatement) -> dict[str, str] | None:
    statement = published.statement
    if statement.condition is None or statement.outcome is None:
        return None
    return {
        "if_text": published.content["if"],
        "if_words": in_words(statement.condition),
        "then_text": published.content["then"],
        "then_words": in_words(statement.outcome),
        "direction": statement.direction,
    }


def passage_page(citation: Citation, may_open: bool) -> dict[str, Any]:
    """The context of the page of one passage beside one statement."""
    published = citation.statement
    rows = [
        ("Document", citation.document_title),
        ("Page", str(citation.page)),
        ("Characters", f"{citation.start:,} to {citation.end:,} of the page’s text"),
        ("Whose words", citation.voice or "not said"),
        ("Speaks to", "the whole statement" if citation.whole else "a part of the statement"),
        ("Put here by", citation.cited_by),
        ("Source", citation.source.short if citation.source else "not one of the cited works"),
    ]
    return {
        "citation": citation,
        "published": published,
        "rows": [{"label": label, "value": value} for label, value in rows],
        "statement_href": reverse("library:version", args=[published.code, published.version]),
        "reader_href": citation.address if may_open else "",
        "length": counted(len(citation.quote), "character"),
    }


__all__ = ["Passage", "Plot", "Version", "Work", "page", "passage_page"]
