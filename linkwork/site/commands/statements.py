"""`linkwork statements`: list the starter statements, show one, check a file of them."""

import json
import tomllib
from pathlib import Path
from typing import Any

import click

from linkwork.theory.expression import Measure, facts_of
from linkwork.theory.if_then import Library, Statement
from linkwork.theory.mistakes import shown
from linkwork.theory.rows import to_row
from linkwork.theory.stages import Stage
from linkwork.theory.statement import starter
from linkwork.theory.text import Fault, faults_in, meant, write
from linkwork.theory.vocabulary import vocabulary
from linkwork.theory.wording import in_words, kind

MECHANISM = {
    "stated": "stated by the sources",
    "proposed": "proposed: inferred here, the sources do not state it",
}
LARGEST = 5_000_000  # bytes
as_json = click.option("--json", "wants_json", is_flag=True, help="Print JSON, for other programs.")


@click.group()
def statements() -> None:
    """List, show and check if-then statements."""


@statements.command("list")
@click.option("--stage", type=click.Choice([str(one) for one in Stage]), help="Only one stage.")
@as_json
def list_statements(stage: str | None, *, wants_json: bool) -> None:
    """List the statements Linkwork is shipped with, a line each."""
    chosen = [one for one in starter().statements if stage in (None, one.stage)]
    if wants_json:
        _print_json([_as_object(one) for one in chosen])
        return
    click.echo(_line("code", "stage", "name", "if", "then"))
    for one in chosen:
        condition = write(one.condition) if one.condition else "(in words only)"
        click.echo(_line(one.code, one.stage, one.nickname, condition, _then(one)))


@statements.command("show")
@click.argument("code")
@as_json
def show_statement(code: str, *, wants_json: bool) -> None:
    """Show one statement in full: its words, its condition, and what it rests on."""
    library = starter()
    found = library.find(code)
    if found is None:
        near = meant(code, [one.code for one in library.statements])
        raise click.ClickException(f"{shown(code)}: no such statement{near}")
    if wants_json:
        _print_json(_as_object(found))
        return
    click.echo("\n".join(_card(found, library)))


@statements.command("check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check_file(file: Path) -> None:
    """Check a file of statements, and name every fault with its word and column."""
    rows = _rows(file)
    library, faults = faults_in(rows)
    for fault in faults:
        click.echo(_fault_lines(fault))
    total = sum(1 for code in rows if code != "ripple")
    noun = "statement is" if total == 1 else "statements are"
    said = f"{len(library.statements)} of {total} {noun} well"
    if faults:
        click.echo(f"{said}; {len(faults)} {'fault' if len(faults) == 1 else 'faults'}.")
        raise SystemExit(1)
    click.echo(f"{said}.")


def _rows(file: Path) -> dict[str, Any]:
    """What a TOML file holds, or a plain word on why it cannot be read."""
    if file.stat().st_size > LARGEST:
        raise click.ClickException(f"{file}: larger than {LARGEST // 1_000_000} MB")
    try:
        rows = tomllib.loads(file.read_text("utf-8"))
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file}: not UTF-8 text (byte {error.start})") from None
    except tomllib.TOMLDecodeError as error:
        raise click.ClickException(f"{file}: not TOML: {error}") from None
    except RecursionError:
        raise click.ClickException(
            f"{file}: not TOML that can be read: nested too deeply"
        ) from None
    if not rows:
        raise click.ClickException(f"{file}: there are no statements in it")
    return rows


def _line(*cells: str) -> str:
    code, stage, name, condition, outcome = cells
    return f"{code:5} {stage:10} {name:24} {condition}  →  {outcome}"


def _then(one: Statement) -> str:
    return f"{write(one.outcome)}, {_expected(one)}" if one.outcome else one.then_text


def _expected(one: Statement) -> str:
    """The direction, in the words that suit a number or a yes/no outcome."""
    if isinstance(one.outcome, Measure):
        return "higher" if one.direction == "more likely" else "lower"
    return one.direction


def _as_object(one: Statement) -> dict[str, Any]:
    return {
        "code": one.code,
        **to_row(one),
        "verified_against_full_text": one.verified_against_full_text,
        "version": one.version,
    }


def _card(one: Statement, library: Library) -> list[str]:
    first = " · put first by the review's panel" if one.prioritised else ""
    checked = "yes" if one.verified_against_full_text else "no, a candidate"
    return [
        f"{one.code} · {one.nickname}",
        f"{one.stage} · {one.actor} · version {one.version}{first}",
        "",
        f"IF       {one.if_text}",
        f"THEN     {one.then_text}",
        f"BECAUSE  {one.because_text}",
        f"         mechanism {MECHANISM[one.mechanism]}",
        "",
        *_meaning(one),
        *_facts(one),
        f"Sources  {', '.join(one.sources) or 'none'}",
        f"Verified against full text: {checked}",
        *_ripples(one, library),
    ]


def _meaning(one: Statement) -> list[str]:
    if one.condition is None or one.outcome is None:
        return ["In words only: it can be read, but not tested.", ""]
    return [
        f"if       {write(one.condition)}",
        f"         in words: {in_words(one.condition)}",
        f"then     {write(one.outcome)}",
        f"         in words: {in_words(one.outcome)}: {_expected(one)}",
        "",
    ]


def _facts(one: Statement) -> list[str]:
    names = dict.fromkeys([*facts_of(one.condition), *facts_of(one.outcome)])
    if not names:
        return []
    facts = [vocabulary()[name] for name in names]
    lines = ["Facts"]
    for fact in facts:
        meaning = f": {fact.meaning}" if fact.meaning else ""
        lines.append(f"  {fact.name} ({kind(fact)}; fixed at {fact.known_at}){meaning}")
    return [*lines, ""]


def _ripples(one: Statement, library: Library) -> list[str]:
    return [
        f"Ripple   {ripple.from_code} {verb} {ripple.to_code}"
        for ripple in library.ripples_of(one.code)
        for verb in ["weakens" if ripple.weakens else "leads to"]
    ]


def _fault_lines(fault: Fault) -> str:
    place = f"{fault.code}  {fault.field}" if fault.field else fault.code
    line = f"line {fault.line}, " if fault.line > 1 else ""
    column = f"  {line}column {fault.column}" if fault.column else ""
    excerpt = "".join(f"\n      {one}" for one in fault.excerpt.splitlines())
    return f"{place}{column}  {fault.message}{excerpt}"


def _print_json(found: Any) -> None:
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))


commands: list[click.Command] = [statements]
