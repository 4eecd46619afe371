"""The house speaks in the field's words: sentences that open things, and names that say what."""

import ast
import re
from collections.abc import Iterator

from tests.house.sources import ROOT, Function, Source, files, sources, where

ALL = sources("linkwork", "tools", "benchmarks")
HOUSE = {"linkwork", "tests", "tools", "benchmarks"}
OURS = {".py", ".jinja", ".css", ".js", ".toml"}  # a library says how its own .html is called
SAY_NOTHING = {"utils", "util", "helpers", "helper", "manager", "managers", "service", "services"}
SAY_NOTHING |= {"base", "core", "data", "info", "common", "misc", "lib", "stuff", "shared"}
ENDS = (".", "?", "!", ":")


def test_everything_opens_with_a_sentence() -> None:
    """A module with anything in it, a class and a public function each open with a sentence."""
    opened = {place: text for source in ALL for place, text in openings(source)}
    assert len(opened) > len(ALL)
    assert not {place: text for place, text in opened.items() if not text.endswith(ENDS)}


def openings(source: Source) -> Iterator[tuple[str, str]]:
    """Read the words with which a module and what it offers open."""
    if source.tree.body:
        yield f"{source.path}", opening(source.tree)
    for node in source.tree.body:
        if isinstance(node, ast.ClassDef):
            yield where(source, node), opening(node)
    for function in source.public_functions():
        yield where(source, function), opening(function)


def opening(node: ast.Module | ast.ClassDef | Function) -> str:
    """Read the first part of a docstring; nothing where there is none."""
    return (ast.get_docstring(node) or "").split("\n\n")[0].strip()


def test_names_say_something() -> None:
    """No file or folder is called after nothing in particular."""
    named = [path for path in files() if path.parts[0] in HOUSE and path.suffix in OURS]
    assert len(named) > len(ALL)
    parts = {(part.split(".")[0], str(path)) for path in named for part in path.parts}
    assert not {path for part, path in parts if part.lower() in SAY_NOTHING}


def test_people_are_called_people() -> None:
    """A page that people read says person, never client, patient or service user."""
    others = re.compile(r"\b(clients?|service users?|patients?)\b", re.IGNORECASE)
    pages = [path for path in files() if path.suffix == ".jinja"]
    assert pages, "no pages found"
    said = {
        f"{path}:{number}": found[0]
        for path in pages
        for number, line in enumerate((ROOT / path).read_text("utf-8").splitlines(), 1)
        if (found := others.search(line))
    }
    assert not said
