"""The 33 statements and the works behind them that Linkwork comes with, and how content is kept."""

import csv
import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import Any

from linkwork.theory.statement import Library, Statement, starter

PROVENANCE = "starter"
REASON = (
    "First put into words from abstracts and tables of the cited studies; "
    "not checked against the full text, and not the 40 statements of Husk et al."
)


def statements() -> Library:
    """The starter library of the theory."""
    return starter()


@cache
def sources() -> dict[str, dict[str, Any]]:
    """The bibliographic facts of every work in the shipped list, by key."""
    text = files("linkwork.library").joinpath("literature.csv").read_text("utf-8")
    return {row["key"]: _facts(row) for row in csv.DictReader(text.splitlines())}


def content_hash(content: dict[str, Any]) -> str:
    """The hash of a statement's content, the same wherever it is worked out."""
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def in_one_sentence(statement: Statement) -> str:
    """The statement as people read it."""
    return f"If {statement.if_text}, then {statement.then_text}, because {statement.because_text}."


def _facts(row: dict[str, str]) -> dict[str, Any]:
    return {
        "first_author": row["first_author"],
        "authors": row["authors"],
        "year": int(row["year"]) if row["year"].isdigit() else None,
        "title": row["title"],
        "journal": row["journal"],
        "volume": row["volume"],
        "issue": row["issue"],
        "pages": row["pages"],
        "doi": row["doi"],
        "pmid": row["pmid"],
        "address": row["seen_at"],
        "study_type": row["study_type"],
        "sample": row["n"],
        "setting": row["country"],
    }
