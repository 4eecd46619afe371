"""A review at a glance, its exports, and one part of its report."""

from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse

from linkwork.evidence.records import presenters as records
from linkwork.evidence.reporting import gates, latest, plain, rameses
from linkwork.evidence.reporting.account import Account
from linkwork.evidence.reporting.flow import drawn
from linkwork.evidence.reporting.flow.counted import branches
from linkwork.evidence.reporting.gates import How
from linkwork.evidence.reporting.models import Section, SectionVersion
from linkwork.evidence.reporting.parts import PARTS, Part
from linkwork.evidence.reporting.tables import GROUPS, Seen, Table
from linkwork.ui.words import counted

COLOURS = {How.MISSING: "blue", How.STARTED: "white"}  # an optional gate is never urged
A_PAGE = 100


def home(account: Account) -> dict[str, Any]:
    """The review's own page: gates, flow, what happened last, members, and the next thing to do."""
    review = account.review
    found = gates.gates(account, rameses.answers(account))
    ahead = [
        (number, one)
        for number, one in enumerate(found, start=1)
        if one.how is How.MISSING and not one.optional
    ]
    passed = sum(one.how is How.PASSED for one in found)
    return records.within(review, "overview") | {
        "gates": [_gate(one) for one in found],
        "passed": passed,
        "next": {"number": ahead[0][0], "gate": ahead[0][1]} if ahead else None,
        "flow": drawn(branches(account), reasons=False),
        "latest": latest.latest(account),
        "form": account.plan.form if account.plan else "",
        "members": [user.name for user in account.members],
    }


def _gate(one: gates.Gate) -> dict[str, Any]:
    return {
        "name": one.name,
        "says": one.says,
        "missing": one.missing,
        "href": one.href,
        "status": one.status,
        "colour": "" if one.optional and not one.begun else COLOURS.get(one.how, ""),
        "waits_for": one.waits_for if one.missing else "",
    }


def exports(account: Account) -> dict[str, Any]:
    """Everything that leaves a review."""
    answers = rameses.answers(account)
    there = sum(one.state is rameses.State.THERE for one in answers)
    return records.within(account.review, "exports") | {
        "groups": [
            (title, [_export(account, table) for table in tables]) for title, tables in GROUPS
        ],
        "items": len(answers),
        "there": there,
        "bundle": reverse("reporting:bundle", args=[account.review.public_id]),
        "written": sum(bool(account.written(one.name)) for one in PARTS),
        "parts": [_part(account, one) for one in PARTS],
    }


def _export(account: Account, table: Table) -> dict[str, str]:
    one = account.review.public_id
    return {
        "title": table.title,
        "says": table.says,
        "href": reverse("reporting:table", args=[one, table.name]),
        "csv": reverse("reporting:csv", args=[one, table.name]),
    }


def _part(account: Account, part: Part) -> dict[str, Any]:
    section = account.sections.get(part.name)
    return {
        "heading": part.heading,
        "item": part.item,
        "written": section is not None,
        "who": section.written_by if section else "",
        "at": section.written_at if section else None,
        "href": reverse("reporting:write", args=[account.review.public_id, part.name]),
    }


def table_page(account: Account, table: Table, number: str | None) -> dict[str, Any]:
    """One table of a review, a page of rows at a time."""
    whole = table.fill(account)
    filled = whole.on_paper
    page = Paginator(filled.rows, A_PAGE).get_page(number)
    more = len(whole.head) - len(filled.head)
    notes = [f"The file has {counted(more, 'more column')}."] if more else []
    one = account.review.public_id
    listed = reverse("reporting:exports", args=[one])
    return records.within(account.review, "exports", ("Exports", listed)) | {
        "table": table,
        "head": filled.head,
        "rows": [[_cell(cell) for cell in row] for row in page],
        "numbers": filled.numbers,
        "notes": [*filled.notes, *notes],
        "total": len(filled.rows),
        "page": page,
        "here": reverse("reporting:table", args=[one, table.name]) + "?",
        "csv": reverse("reporting:csv", args=[one, table.name]),
    }


def _cell(cell: object) -> object:
    return {"text": cell.text, "href": cell.href} if isinstance(cell, Seen) else cell


def checklist(account: Account) -> dict[str, Any]:
    """The RAMESES checklist: where the report answers each item, and what it does not say."""
    listed = reverse("reporting:exports", args=[account.review.public_id])
    headings = {one.name: one.heading for one in PARTS}
    answers = rameses.answers(account)
    return records.within(account.review, "exports", ("Exports", listed)) | {
        "answers": [
            {
                "item": one.item,
                "state": one.state,
                "where": one.where,
                "missing": sentence("; ".join(one.missing)),
                "parts": [
                    {
                        "heading": headings[name],
                        "href": reverse("reporting:write", args=[account.review.public_id, name]),
                    }
                    for name in one.parts
                ],
            }
            for one in answers
        ],
        "there": sum(one.state is rameses.State.THERE for one in answers),
        "csv": reverse("reporting:csv", args=[account.review.public_id, "checklist"]),
    }


def sentence(words: str) -> str:
    """Words as a sentence begins."""
    return words[:1].upper() + words[1:]


def plain_page(account: Account) -> dict[str, Any]:
    """The review in plain words."""
    listed = reverse("reporting:exports", args=[account.review.public_id])
    return records.within(account.review, "exports", ("Exports", listed)) | {
        "said": plain.plain(account),
        "write": reverse("reporting:write", args=[account.review.public_id, "plain"]),
    }


def writing(account: Account, part: Part, versions: list[SectionVersion]) -> dict[str, Any]:
    """The page on which a part of the report is written."""
    listed = reverse("reporting:exports", args=[account.review.public_id])
    return records.within(account.review, "exports", ("Exports", listed)) | {
        "part": part,
        "versions": versions,
        "cancel": listed,
    }


def theirs(section: Section) -> dict[str, str]:
    """What a part says now, where somebody else changed it."""
    return {"text": section.text}
