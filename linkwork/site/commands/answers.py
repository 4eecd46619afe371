"""What the learning commands take in and give out: statements, progress, tables, JSON, reports."""

import json
import time
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from linkwork.learning.methods.designs import Plan
    from linkwork.learning.methods.findings import Finding
    from linkwork.theory.expression import Expression
    from linkwork.theory.statement import Library, Statement

PATIENCE = 2.0  # seconds of silence before the work says how far it has got


class Progress:
    """Says on stderr how far the work has got, once it has taken a while."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.spoken = 0.0

    def rows(self, total: int) -> Callable[[int], None]:
        """Tell of rows read."""

        def tell(done: int) -> None:
            now = time.monotonic()
            late = now - self.started > PATIENCE and now - self.spoken > 1
            if late and done < total:
                click.echo(f"\rread {done:,} of {total:,} cases", nl=False, err=True)
                self.spoken = now

        return tell

    def done(self) -> None:
        """End the line, if one was begun."""
        if self.spoken:
            click.echo(err=True)


def library(path: Path | None) -> "Library":
    """Read the statements of a file, or take those Linkwork is shipped with."""
    from linkwork.theory.statement import starter
    from linkwork.theory.text import StatementError, from_rows

    if path is None:
        return starter()
    try:
        text = path.read_text(encoding="utf-8")
        rows = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
        return from_rows(rows)
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror}") from error
    except (StatementError, ValueError) as error:
        raise click.ClickException(f"{path}: {error}") from error


def chosen(library: "Library", only: str | None) -> "tuple[Statement, ...]":
    """Choose statements by their codes; all of them where none is named."""
    if not only:
        return library.statements
    chosen = []
    for code in listed(only):
        statement = library.find(code)
        if statement is None:
            there = ", ".join(one.code for one in library.statements)
            raise click.ClickException(f"{code}: no such statement; there are {there}")
        chosen.append(statement)
    return tuple(dict.fromkeys(chosen))


def contexts(
    words: "Sequence[str]", statements: "Sequence[Statement]", plan: "Plan"
) -> "dict[str, tuple[Expression, ...]]":
    """Read contexts and give each to every statement whose component comes after it."""
    from linkwork.learning.methods.designs import comes_late, design_for

    designs = [design for one in statements if (design := design_for(one, plan))]
    found: dict[str, tuple[Expression, ...]] = {}
    for one in words:
        context = expression("--context", one)
        late = {design.statement.code: comes_late(context, design) for design in designs}
        if designs and all(late.values()):
            raise click.ClickException(f"--context {one}: {late[designs[0].statement.code]}")
        for code, reason in late.items():
            if not reason:
                found[code] = (*found.get(code, ()), context)
    return found


def expression(option: str, words: str) -> "Expression":
    """Read a condition that was given with an option."""
    from linkwork.theory.text import ExpressionError, parse
    from linkwork.theory.vocabulary import vocabulary

    try:
        return parse(words, vocabulary())
    except ExpressionError as error:
        raise click.ClickException(f"{option} {words}: {error}") from error


def listed(text: str) -> list[str]:
    """Part a list written with commas."""
    return [part.strip() for part in text.split(",") if part.strip()]


def row(finding: "Finding") -> dict[str, Any]:
    """Lay a finding out for JSON."""
    from linkwork.learning.methods.findings import as_row

    return as_row(finding)


def write_json(answer: dict[str, Any], place: str) -> None:
    """Write an answer as JSON to a file, or to the screen for `-`."""
    text = json.dumps(answer, ensure_ascii=False, indent=1)
    if place == "-":
        click.echo(text)
        return
    _write(Path(place), text + "\n")


def write_report(
    path: Path,
    findings: "Sequence[Finding]",
    statements: "Sequence[Statement]",
    plan: "Plan",
    cases: tuple[str, int],
) -> None:
    """Write the findings as one HTML page."""
    from linkwork.learning.methods.report import Origin, page

    source = cases[0].rpartition("/")[2] if "://" not in cases[0] else "a database"
    origin = Origin(source, cases[1], date.today())  # noqa: DTZ011  (a person's day)
    _write(path, page(findings, statements, plan, origin))
    click.echo(f"{path}: the report", err=True)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror}") from error


def print_findings(findings: "Sequence[Finding]", count: int) -> None:
    """Print findings as a table, a line each."""
    from linkwork.learning.methods.report import headline
    from linkwork.learning.methods.wording import VERDICT_WORDS, for_whom, in_words

    click.echo(f"{count:,} cases. {headline(findings)}.\n")
    width = max((len(one.nickname) for one in findings), default=0)
    for one in findings:
        words = in_words(one)
        if one.effect is not None and one.reason and one.verdict == "insufficient":
            words = f"{words}: {one.reason}" if not one.reason.startswith(words) else one.reason
        size = f"n {one.n:,}" if one.n else ""
        verdict = VERDICT_WORDS[one.verdict]
        click.echo(f"{one.statement:6}{one.nickname:{width}}  {verdict:21}{size:>12}  {words}")
        if one.contexts:
            click.echo(f"{'':6}{for_whom(one)}")


def print_rows(title: str, rows: list[tuple[str, str]]) -> None:
    """Print names and values side by side, under a title."""
    click.echo(title)
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        click.echo(f"  {name:{width}}  {value}")


def say_few(clusters: int | None) -> None:
    """Warn on stderr where clusters are too few for CR1."""
    if clusters is not None and clusters < 10:
        click.echo(f"Only {clusters} clusters: the interval is too narrow.", err=True)


def say_gaps(dropped: int, gaps: dict[str, int]) -> None:
    """Say on stderr how many rows were left out, and for want of what."""
    if dropped:
        where = ", ".join(f"{name} {count:,}" for name, count in gaps.items())
        click.echo(f"Left out {dropped:,} rows with a gap (missing: {where}).", err=True)
