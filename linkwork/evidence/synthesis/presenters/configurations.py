"""Configurations in words: the table of them, and one with its passages and versions."""

from collections.abc import Sequence
from typing import Any

from linkwork.access.models import User
from linkwork.evidence.protocols import queries as protocols
from linkwork.evidence.protocols.sections import FORMS
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import queries
from linkwork.evidence.synthesis.models import Configuration, ConfigurationVersion
from linkwork.evidence.synthesis.presenters import frame, passages
from linkwork.evidence.synthesis.presenters.moves import shown
from linkwork.evidence.synthesis.presenters.statement import about
from linkwork.evidence.synthesis.presenters.waiting import waits
from linkwork.evidence.synthesis.queries import Configured
from linkwork.library import differences
from linkwork.ui.words import counted, joined

PARTS = {
    "nickname": "Nickname",
    "stage": "Stage",
    "intervention": "What is done",
    "actor": "Who acts",
    "contexts": "Context",
    "resource": "Resource",
    "reasoning": "Reasoning",
    "outcome": "Outcome",
    "intended": "Intended",
    "demi_regularity": "Pattern seen",
    "substantive_theory": "Theory from elsewhere",
}


def page(review: Review, found: Sequence[Configured]) -> dict[str, Any]:
    """The context of the table of configurations."""
    gaps = sum(bool(one.gaps) for one in found)
    return frame.within(review, "configurations") | {
        "rows": [_row(review, one) for one in found],
        "says": f"{counted(len(found), 'configuration')}, {gaps:,} with a gap." if found else "",
        "form_says": _form(protocols.form(review), found),
    }


def _form(chosen: str, found: Sequence[Configured]) -> str:
    """The form that the protocol has chosen, and what those that are here have of it."""
    said = f"The protocol’s form: {FORMS[chosen]} ({chosen})."
    whole = sum(bool(one.intervention and one.actor) for one in found)
    some = sum(bool(one.intervention or one.actor) for one in found)
    if chosen == "ICAMO":
        told = f"What is done and who acts are both said in {whole:,} of {len(found):,}."
        return f"{said} {told}" if whole < len(found) else said
    told = f"What is done or who acts stands in {counted(some, 'configuration')}, and stays."
    return f"{said} {told}" if some else said


def one_page(review: Review, row: Configuration, user: User | None) -> dict[str, Any]:
    """The context of one configuration's page."""
    one = queries.configured(row)
    seen = queries.gather(review, user)
    sight = queries.in_sight(seen, review, one.code, one.version, user)
    moves = [move for move in seen.moves if about(move, one.code)]
    crumb = (f"{one.code} {one.nickname}", frame.href_of(review, one.code))
    within = frame.within(review, "configurations", crumb) | waits(review, one, seen, [one])
    return within | {
        "one": one,
        "gaps": joined(one.gaps),
        "statement": _statement(review, one),
        "says": passages.summary(sight),
        "columns": passages.columns(review, one.code, sight),
        "around": passages.around(review, one.code, sight),
        "moves": [shown(review, move) for move in moves],
        "versions": _versions(queries.versions_of(row)),
    }


def _row(review: Review, one: Configured) -> dict[str, Any]:
    return {
        "one": one,
        "href": frame.href_of(review, one.code),
        "statement": _statement(review, one),
    }


def _statement(review: Review, one: Configured) -> dict[str, str] | None:
    if not one.statement:
        return None
    return {"code": one.statement, "href": frame.href_of(review, one.statement)}


def _versions(rows: Sequence[ConfigurationVersion]) -> list[dict[str, Any]]:
    older = [*rows[1:], None]
    return [
        {
            "number": row.number,
            "changes": _changes(before, row) if before else [],
            "reason": row.reason,
            "who": row.by,
            "at": row.at,
        }
        for row, before in zip(rows, older, strict=True)
    ]


def _changes(before: ConfigurationVersion, after: ConfigurationVersion) -> list[differences.Change]:
    said = [
        (label, part_said(before, name), part_said(after, name)) for name, label in PARTS.items()
    ]
    return [
        differences.Change(label, tuple(differences.pieces(was, now)))
        for label, was, now in said
        if was != now
    ]


def part_said(version: ConfigurationVersion, name: str) -> str:
    """One part of a version in words."""
    value = getattr(version, name)
    if name == "contexts":
        return "; ".join(value)
    if name == "intended":
        return "intended" if value else "not intended"
    return str(value) or ("marked as a gap" if getattr(version, f"{name}_gap", False) else "")
