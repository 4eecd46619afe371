"""Write docs/reference/language.md from the specifications, or check that it is current."""

import argparse
import importlib
import inspect
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

from linkwork.theory.stages import Stage
from linkwork.theory.vocabulary import vocabulary
from linkwork.theory.wording import kind
from tests.spec.contents import CHAPTERS, PREFACE, TABLES
from tests.spec.tables import table

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "language.md"
WARNING = (
    "<!-- Written by `python -m tests.spec.render --write` from the tests in tests/spec. -->\n"
)


class Recorder:
    """Stands in for the fixtures: a specification tells it what it would check."""

    def __init__(self) -> None:
        self.examples: list[str] = []

    def meaning(self, text: str, drawn: str) -> None:
        """An expression and its table."""
        found = table(drawn)
        cells = [[*row[:-1], f"**{row[-1]}**"] for row in found.rows]
        self.examples.append(f"```text\n{text}\n```\n\n{_drawn(found.head, cells)}")

    def refused(self, text: str, column: int, words: str) -> None:
        """A text and the words of its refusal."""
        self.examples.append(f"```text\n{text}\n{' ' * (column - 1)}^ {words}\n```\n")

    def birth(self, condition: str, outcome: str, refusal: str = "") -> None:
        """IF, THEN and the words of their refusal, if any."""
        answer = f"refused: {refusal}" if refusal else "taken in"
        self.examples.append(f"```text\nIF   {condition}\nTHEN {outcome}\n     {answer}\n```\n")


def main() -> int:
    """Write the page, or say whether it is current."""
    parser = argparse.ArgumentParser(description=__doc__)
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--write", action="store_true", help="write the page anew")
    choice.add_argument("--check", action="store_true", help="fail where the page is not current")
    if parser.parse_args().write:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(page(), "utf-8")
        return 0
    if is_current():
        return 0
    print(f"docs/reference/{PAGE.name} is not current: run `make docs`", file=sys.stderr)
    return 1


def is_current() -> bool:
    """Say whether the page is what the specifications would write today."""
    return PAGE.is_file() and PAGE.read_text("utf-8") == page()


def page() -> str:
    """The whole manual as Markdown."""
    chapters = [_chapter(importlib.import_module(f"tests.spec.{name}")) for name in CHAPTERS]
    return "\n".join([WARNING, PREFACE, *chapters, TABLES, _facts()])


def _chapter(module: ModuleType) -> str:
    title, prose = _title_and_prose(module)
    parts = [f"## {title}\n"]
    if prose:
        parts.append(f"{prose}\n")
    parts.extend(_example(specification) for specification in _specifications(module))
    return "\n".join(parts)


def _specifications(module: ModuleType) -> Iterator[Callable[..., None]]:
    for name, found in vars(module).items():
        if name.startswith("test_") and inspect.isfunction(found):
            yield found


def _example(specification: Callable[..., None]) -> str:
    title, prose = _title_and_prose(specification)
    recorder = Recorder()
    asked = inspect.signature(specification).parameters
    specification(**{name: getattr(recorder, name) for name in asked})
    return "\n".join([f"**{title}.**\n", *([f"{prose}\n"] if prose else []), *recorder.examples])


def _title_and_prose(documented: object) -> tuple[str, str]:
    title, _, prose = (inspect.getdoc(documented) or "").partition("\n")
    return title.removesuffix("."), prose.strip()


def _facts() -> str:
    parts = ["## The vocabulary\n", "A fact is fixed before those below it.\n"]
    for stage in Stage:
        facts = vocabulary().fixed_at(stage)
        rows = [
            [f"`{fact.name}`", kind(fact), fact.meaning, _part_of(fact.part_of)] for fact in facts
        ]
        if rows:
            head = ["fact", "answers", "meaning", "part of"]
            parts.append(f"### Fixed at {stage}\n\n{_drawn(head, rows)}")
    return "\n".join(parts)


def _part_of(outcomes: tuple[str, ...]) -> str:
    return ", ".join(f"`{outcome}`" for outcome in outcomes)


def _drawn(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


if __name__ == "__main__":
    sys.exit(main())
