"""What the house leans on is declared, and what is declared is leaned on."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from packaging.requirements import Requirement

from tests.house.sources import ROOT, sources
from tools.lock import plain_name

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
DECLARED = {plain_name(Requirement(text).name) for text in PROJECT["dependencies"]}
# Imported only where somebody asks for it, and named by an extra.
EXTRA = {
    plain_name(Requirement(text).name)
    for texts in PROJECT.get("optional-dependencies", {}).values()
    for text in texts
}
MODULES = {
    module: {plain_name(name) for name in names}
    for module, names in packages_distributions().items()
}
# Comes with a declared package and is part of how that one is used.
COMES_WITH = {"markupsafe": "jinja2"}
# Declared although no module names them.
SILENT = {
    "sqlglot": "holds ibis back from a version it breaks with",
    "pandas": "ibis hands rows over in it",
    "jinja2": "named by Django's settings",
}


def imported() -> set[str]:
    """Name every package outside the standard library that Linkwork imports."""
    found = set()
    for source in sources("linkwork"):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.split(".")[0])
    return found - sys.stdlib_module_names - {"linkwork"}


def test_what_is_imported_is_declared() -> None:
    """Nothing is imported that only came along with something else."""
    assert len(imported()) > 10
    packages = {
        module: MODULES.get(module, {plain_name(module)}) | {COMES_WITH.get(module, "")}
        for module in imported()
    }
    assert not {module for module, names in packages.items() if not names & (DECLARED | EXTRA)}


def test_what_is_declared_is_used() -> None:
    """Nothing is installed for nobody."""
    text = "\n".join(source.text for source in sources("linkwork"))
    modules = {name: [m for m, names in MODULES.items() if name in names] for name in DECLARED}
    unused = {
        name
        for name, own in modules.items()
        if not any(re.search(rf"\b{re.escape(module)}\b", text) for module in own)
    }
    assert not unused - SILENT.keys()
