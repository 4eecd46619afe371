"""The documents say what the code says."""

import re
from pathlib import Path

from linkwork.site.configuration import Configuration
from linkwork.site.reference import commands, pages, routes, settings
from linkwork.theory.vocabulary import vocabulary
from tests.house.sources import ROOT, files

DOCS = ROOT / "docs"
TREE = re.compile(r"^(?P<indent> *)(?P<name>[\w.-]+)/(?:\s|$)")
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
LEFT_OUT = {"migrations", "jinja2", "static", "templates", "vendor"}


def test_written_pages_are_current() -> None:
    """Every page written by the code is as the code would write it now."""
    assert not list(pages.stale())


def test_every_setting_is_in_the_docs() -> None:
    """A deployer finds every setting by the name the environment knows."""
    text = (DOCS / "reference/settings.md").read_text("utf-8")
    fields = Configuration.model_fields
    assert fields
    assert all(f"`{settings.in_environment(name, f)}`" in text for name, f in fields.items())


def test_every_command_is_in_the_docs() -> None:
    """Every verb of the command line has its section, and says what it does."""
    text = (DOCS / "reference/commands.md").read_text("utf-8")
    found = list(commands.every())
    assert len(found) > 5
    assert not [path for path, _ in found if f"## {path}\n" not in text]
    assert not [path for path, command in found if not command.help]


def test_every_route_is_in_the_docs() -> None:
    """Every address is listed."""
    text = (DOCS / "reference/routes.md").read_text("utf-8")
    found = list(routes.every())
    assert len(found) > 5
    assert not [route for route in found if f"`/{route.pattern}`".replace("|", "\\|") not in text]


def test_every_fact_is_in_the_glossary() -> None:
    """Every fact a statement may speak of has its line."""
    text = (DOCS / "glossary.md").read_text("utf-8")
    assert len(vocabulary()) > 50
    assert not [name for name in vocabulary() if f"| `{name}` |" not in text]


def test_a_command_that_is_named_is_there() -> None:
    """A document names no verb of the command line and no habit that does not exist."""
    verbs = {path for path, _ in commands.every()}
    groups = {path.rsplit(" ", 1)[0] for path in verbs}
    habits = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    text = "\n".join((ROOT / page).read_text("utf-8") for page in files() if page.suffix == ".md")
    named = re.findall(r"(?:^|[`/])(linkwork(?: [a-z]+)+)", text, re.MULTILINE)
    assert named
    assert not [name for name in named if not whole(name) & (verbs | groups)]
    assert not set(re.findall(r"(?:^|`)make (\w+)", text, re.MULTILINE)) - habits


def whole(name: str) -> set[str]:
    """Answer a command line and every beginning of it, without `linkwork` alone."""
    words = name.split()
    return {" ".join(words[:length]) for length in range(2, len(words) + 1)}


def test_the_drawn_tree_is_the_real_one() -> None:
    """The tree in docs/architecture.md names every folder of the house, and no other."""
    text = (DOCS / "architecture.md").read_text("utf-8")
    block = re.search(r"```text\n(linkwork/.*?)```", text, re.DOTALL)
    assert block, "docs/architecture.md has no tree"
    assert drawn(block[1]) == real()


def drawn(block: str) -> set[Path]:
    """Read the folders out of the drawing, by their indents."""
    above: list[str] = []
    folders = set()
    for line in block.splitlines():
        if found := TREE.match(line):
            above = [*above[: len(found["indent"]) // 2], found["name"]]
            folders.add(Path(*above))
    return folders


def real() -> set[Path]:
    """Find the folders of the house, as far down as its rooms."""
    tops = {"linkwork", "tests", "tools", "benchmarks", "docs"}
    found = {
        parent
        for path in files()
        if path.parts[0] in tops
        for parent in path.parents
        if parent.parts and not LEFT_OUT & set(parent.parts)
    }
    return {folder for folder in found if len(folder.parts) <= deepest(folder)}


def deepest(folder: Path) -> int:
    """Say how far down the drawing goes below a folder: to the rooms, but not into them."""
    in_a_wing = folder.parts[1:2] in (("practice",), ("evidence",), ("learning",))
    return 3 if folder.parts[0] == "linkwork" and in_a_wing else 2


def test_a_decision_says_what_and_why() -> None:
    """Every decision gives its context, itself and its consequences, and stands in the list."""
    listed = (DOCS / "decisions/README.md").read_text("utf-8")
    decisions = sorted((DOCS / "decisions").glob("[0-9]*.md"))
    assert decisions
    for path in decisions:
        heads = re.findall(r"^## (\w+)", path.read_text("utf-8"), re.MULTILINE)
        assert heads == ["Context", "Decision", "Consequences"], path.name
        assert f"({path.name})" in listed, f"{path.name} is not in the list"


def test_links_lead_somewhere() -> None:
    """A link from one document to a file of the repository finds it."""
    pages = [path for path in files() if path.suffix == ".md"]
    dead = [
        f"{page}: {target}"
        for page in pages
        for target in LINK.findall((ROOT / page).read_text("utf-8"))
        if "://" not in target and not target.startswith("mailto:")
        if not (ROOT / page.parent / target).exists()
    ]
    assert pages
    assert not dead
