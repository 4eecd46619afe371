"""Which pages of docs the code writes, and whether they are as it would write them now."""

from collections.abc import Callable, Iterator
from pathlib import Path

from linkwork.site.reference import commands, facts, routes, settings

DOCS = Path(__file__).resolve().parents[3] / "docs"
OPENS = "<!-- written by `make docs` from here -->"
CLOSES = "<!-- to here -->"

WRITERS: dict[str, Callable[[], str]] = {
    "reference/settings.md": settings.page,
    "reference/commands.md": commands.page,
    "reference/routes.md": routes.page,
    "glossary.md": facts.table,
}


def write() -> list[str]:
    """Bring every page up to date; answer the names of those that changed."""
    behind = list(stale())
    for name in behind:
        path = DOCS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_renewed(path, WRITERS[name]()), encoding="utf-8")
    return behind


def stale() -> Iterator[str]:
    """Name every page that no longer says what the code says."""
    for name, text in WRITERS.items():
        path = DOCS / name
        if not path.is_file() or path.read_text(encoding="utf-8") != _renewed(path, text()):
            yield name


def _renewed(path: Path, text: str) -> str:
    """Answer the page with the text in its place: between the marks where it has any, else all."""
    now = path.read_text(encoding="utf-8") if path.is_file() else ""
    if OPENS not in now:
        return text
    before, rest = now.split(OPENS, 1)
    after = rest.split(CLOSES, 1)[1]
    return f"{before}{OPENS}\n{text}{CLOSES}{after}"
