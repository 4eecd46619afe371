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
    from linkwork.theory.statement import Library, Statement

PATIENCE = 2.0  # seconds of silence before the work says how far it has got


class Progress:
    """Says on stderr how far the work has got, once it has taken a while."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.spoken = 0.0

    def rows(self, total: int) -> Callable[[int], None]:
        """Tell of rows read, and about how long the rest will take."""
        began = time.monotonic()

        def tell(done: int) -> None:
            if done < total:
                left = (time.monotonic() - began) * (total - done) / max(done, 1)
                self._say(f"read {done:,} of {total:,} cases, {_time(left)} left")

        return tell

    def steps(self, words: str) -> None:
        """Tell what is being done, where the steps differ."""
        self._say(words)

    def done(self) -> None:
        """End the line, if one was begun."""
        if self.spoken:
            click.echo(err=True)

    def _say(self, words: str) -> None:
        now = time.monotonic()
        if now - self.started > PATIENCE and now - self.spoken > 1:
            click.echo(f"\r{words:<72}", nl=False, err=True)
            self.spoken = now


def _time(seconds: float) -> str:
    if seconds < 90:
        return f"about {max(round(seconds), 1)} s"
    return f"about {round(seconds / 60)} min"


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
    from linkwork.learning.methods.besides import beside_lines
    from linkwork.learning.methods.report import headline
    from linkwork.learning.methods.wording import VERDICT_WORDS, in_words

    click.echo(f"{count:,} cases. {headline(findings)}.\n")
    width = max((len(one.nickname) for one in findings), default=0)
    for one in findings:
        words = in_words(one)
        if one.effect is not None and one.reason and one.verdict == "insufficient":
            words = f"{words}: {one.reason}" if not one.reason.startswith(words) else one.reason
        size = f"n {one.n:,}" if one.n else ""
        verdict = VERDICT_WORDS[one.verdict]
        click.echo(f"{one.statement:6}{one.nickname:{width}}  {verdict:21}{size:>12}  {words}")
        for line in beside_lines(one):
            click.echo(f"{'':6}{line}")


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
