"""`linkwork review passages`: which sentences of a document may carry a claim."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

MOST_STATEMENTS = 3


@click.command("passages")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--least", default=0.4, show_default=True, type=click.FloatRange(0, 1))
@click.option("--json", "target", help="Write the suggestions as JSON to a file; - for here.")
def passages(file: Path, least: float, target: str | None) -> None:
    """Suggest sentences of a PDF or text file that may carry an if-then or causal claim.

    With each, the statements of the starter library it may speak to. A suggestion only: nothing is
    kept, and nothing here is evidence. The score is the chance that a reader would call it a claim.
    """
    from linkwork.evidence.extraction import reading

    try:
        pages = reading.read(file.read_bytes(), file.name)
    except reading.CannotRead as wrong:
        raise click.ClickException(f"{file}: {wrong}") from None
    found = list(_suggested(pages.texts, least))
    if target is None:
        _say(found)
    elif target == "-":
        click.echo(json.dumps(found, ensure_ascii=False))
    else:
        try:
            Path(target).write_text(json.dumps(found, ensure_ascii=False) + "\n", "utf-8")
        except OSError as wrong:
            raise click.ClickException(f"{target}: {wrong.strerror}") from None


def _suggested(pages: tuple[str, ...], least: float) -> Iterator[dict[str, Any]]:
    from linkwork.evidence import claims
    from linkwork.theory.statement import starter

    known = {
        one.code: f"{one.if_text} {one.then_text} {one.because_text}"
        for one in starter().statements
    }
    for number, text in enumerate(pages, start=1):
        for one in claims.suggest(text, least):
            speaks = claims.speaks_to(one.words, known)[:MOST_STATEMENTS]
            yield {
                "page": number,
                "start": one.start,
                "end": one.end,
                "words": one.words,
                "score": round(one.score, 4),
                "why": one.why,
                "speaks_to": [
                    {"statement": code, "score": round(score, 4), "why": why}
                    for code, score, why in speaks
                ],
            }


def _say(found: list[dict[str, Any]]) -> None:
    for one in found:
        click.echo(f"page {one['page']}, {one['start']}–{one['end']}  ({one['score']:.2f})")
        click.echo(f"  {' '.join(one['words'].split())}")
        click.echo(f"  {one['why']}")
        for theirs in one["speaks_to"]:
            click.echo(f"  may speak to {theirs['statement']}: {theirs['why']}")
    click.echo(f"{len(found):,} suggestions; none of them is evidence until a reviewer says so")
