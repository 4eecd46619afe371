"""The house as its own tests read it: the files that belong to it, and what is written in them."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One Python file: where it is, its text and its tree."""

    path: Path
    text: str
    tree: ast.Module

    def __str__(self) -> str:
        return str(self.path)

    def functions(self) -> Iterator[Function]:
        """Every function and method, inner ones too."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))

    def public_functions(self) -> Iterator[Function]:
        """The functions that other modules may call."""
        return (
            node
            for node in self.tree.body
            if isinstance(node, Function) and not node.name.startswith("_")
        )


@cache
def files() -> tuple[Path, ...]:
    """Every file of the repository, committed or about to be."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    paths = (Path(name) for name in listed.stdout.split("\0") if name)
    return tuple(sorted(path for path in paths if (ROOT / path).is_file()))


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """The Python files below some folders; migrations are written by a machine and left out."""
    found = tuple(
        Source(path, text, ast.parse(text))
        for path in files()
        if path.suffix == ".py" and path.parts[0] in folders and "migrations" not in path.parts
        for text in [(ROOT / path).read_text(encoding="utf-8")]
    )
    assert found, f"no Python below {folders}"
    return found


def rooms(name: str) -> tuple[Source, ...]:
    """The modules that bear a name in some room: `actions.py`, or what lies in `actions/`."""
    return tuple(
        source
        for source in sources("linkwork")
        if source.path.stem == name or name in source.path.parts[1:-1]
    )


def where(source: Source, node: ast.stmt | ast.expr) -> str:
    """Name a place as an editor opens it."""
    return f"{source.path}:{node.lineno}"
