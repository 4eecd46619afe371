"""A statement as text: condition and tree, and the TOML and JSON that people keep statements in."""

import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

import tomli_w

from linkwork.theory.if_then import Library, Ripple, Statement
from linkwork.theory.mistakes import ExpressionError, shown
from linkwork.theory.parsing import parse, parse_outcome
from linkwork.theory.rows import Fault, Sheet, StatementError, to_row
from linkwork.theory.vocabulary import Vocabulary, nearest, vocabulary
from linkwork.theory.writing import write

__all__ = [
    "ExpressionError",
    "Fault",
    "StatementError",
    "faults_in",
    "from_row",
    "from_rows",
    "from_toml",
    "meant",
    "parse",
    "parse_outcome",
    "to_row",
    "to_rows",
    "to_toml",
    "write",
]


def from_row(code: str, row: Mapping[str, Any], facts: Vocabulary | None = None) -> Statement:
    """Make a statement of one TOML table or JSON object; StatementError lists every fault."""
    sheet = Sheet(code, row, facts or vocabulary())
    if sheet.statement is None:
        raise StatementError(sheet.faults)
    return sheet.statement


def from_rows(rows: Mapping[str, Any]) -> Library:
    """Make statements and ripples of a whole file, read from TOML or JSON."""
    library, faults = faults_in(rows)
    if faults:
        raise StatementError(faults)
    return library


def from_toml(text: str) -> Library:
    """Make statements and ripples of the text of a statements.toml."""
    return from_rows(tomllib.loads(text))


def to_rows(library: Library) -> dict[str, Any]:
    """Statements by code, and the ripples: what TOML and JSON hold."""
    rows: dict[str, Any] = {one.code: to_row(one) for one in library.statements}
    if library.ripples:
        rows["ripple"] = [_ripple_row(ripple) for ripple in library.ripples]
    return rows


def to_toml(library: Library) -> str:
    """Write statements and ripples as the text of a statements.toml."""
    return tomli_w.dumps(to_rows(library))


def faults_in(rows: Mapping[str, Any]) -> tuple[Library, tuple[Fault, ...]]:
    """Take a whole file in: the statements that are well, and every fault of the others."""
    sheets = [Sheet(code, row, vocabulary()) for code, row in rows.items() if code != "ripple"]
    faults = [fault for sheet in sheets for fault in sheet.faults]
    well = tuple(sheet.statement for sheet in sheets if sheet.statement)
    ripples, broken = _ripples(rows.get("ripple", []), [sheet.code for sheet in sheets])
    return Library(well, ripples), (*faults, *broken)


def meant(code: str, codes: Iterable[str]) -> str:
    """Say which of the codes may have been meant, if any comes near."""
    known = {one.lower(): one for one in codes}
    near = nearest(code, known)
    return f"; did you mean {known[near]}?" if near else ""


def _ripple_row(ripple: Ripple) -> dict[str, Any]:
    row: dict[str, Any] = {"from": ripple.from_code, "to": ripple.to_code}
    row |= {"weakens": True} if ripple.weakens else {}
    return row | ({"how": ripple.how} if ripple.how else {})


def _ripples(rows: Any, codes: Iterable[str]) -> tuple[tuple[Ripple, ...], list[Fault]]:
    known = tuple(codes)
    if not isinstance(rows, list):
        return (), [Fault("ripple", "", "a list of [[ripple]] tables is wanted")]
    ripples, faults = [], []
    for number, row in enumerate(rows, start=1):
        found = _ripple_faults(f"ripple {number}", row, known)
        faults.extend(found)
        if not found:
            weakens, how = row.get("weakens", False), row.get("how", "")
            ripples.append(Ripple(row["from"], row["to"], weakens, how))
    return tuple(ripples), faults


def _ripple_faults(name: str, row: Any, codes: tuple[str, ...]) -> list[Fault]:
    if not isinstance(row, dict):
        return [Fault(name, "", "a table with from and to is wanted")]
    faults = [
        Fault(name, shown(field), f"{shown(field)}: no such field", word=field)
        for field in sorted(row.keys() - {"from", "to", "weakens", "how"})
    ]
    for end in ("from", "to"):
        code = row.get(end)
        if code not in codes:
            said = f"{shown(str(code))}: no such statement{meant(str(code), codes)}"
            faults.append(Fault(name, end, said, word=str(code)))
    if not isinstance(row.get("weakens", False), bool):
        faults.append(Fault(name, "weakens", "true or false is wanted"))
    if not isinstance(row.get("how", ""), str):
        faults.append(Fault(name, "how", "words are wanted"))
    return faults
