"""A published programme theory: its narrative, each claim leading to its statement and passages."""

from typing import Any

from django.urls import reverse

from linkwork.library.models import Citation, PublishedTheory
from linkwork.theory.narrative import told
from linkwork.ui.words import counted

Place = tuple[str, str, int, int, int]  # statement, file, page and offsets of a passage


def page(theory: PublishedTheory, cited: list[Citation]) -> dict[str, Any]:
    """The context of the page; `cited` are the passages on the shelf beside its statements.

    Two reviews may have read the same words; a theory leads to those that its own review read.
    """
    held = theory.contents
    places = {
        (one.statement.code, one.document_hash, one.page, one.start, one.end): one
        for one in sorted(cited, key=lambda one: one.review == theory.review)
    }
    return {
        "theory": theory,
        "paragraphs": told(theory.narrative),
        "statements": [_statement(row, places) for row in held["statements"]],
        "configurations": held["configurations"],
        "links": held["links"],
        "verdicts": held["verdicts"],
        "gaps": held["gaps"],
        "passages": counted(sum(len(row["passages"]) for row in held["statements"]), "passage"),
    }


def _statement(row: dict[str, Any], places: dict[Place, Citation]) -> dict[str, Any]:
    return row | {
        "href": reverse("library:version", args=[row["code"], row["version"]]),
        "passages": [
            one | {"href": _href(places.get(_place(row["code"], one)))} for one in row["passages"]
        ],
    }


def _place(code: str, one: dict[str, Any]) -> Place:
    return (code, one["document_hash"], one["page"], one["start"], one["end"])


def _href(cited: Citation | None) -> str:
    if cited is None:
        return ""
    place = [cited.statement.code, cited.statement.version, cited.pk]
    return reverse("library:passage", args=place)
