"""Rooms keep to themselves: few touch tables, none signals, and neighbours are named by class."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.sources import Source, rooms, sources, where

ALL = sources("linkwork")
# Where a table may be touched; everything else asks these, or comes through the door of access.
KEEPERS = {"models", "queries", "actions", "migrations"}
RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField"}
SIGNALS = ("django.dispatch", "django.db.models.signals", "django.core.signals")
MANAGERS = {"objects", "_base_manager", "_default_manager"}


def keeps_tables(path: Path) -> bool:
    """Say whether a module is one of those that may touch tables."""
    if path.parts[1:3] == ("practice", "facts"):
        return True  # the room is one query: each fact an expression over the tables of practice
    return path.parts[1] == "access" or bool(KEEPERS & {*path.parts[:-1], path.stem})


def test_tables_are_touched_by_their_keepers() -> None:
    """Views, forms, presenters and commands ask queries and actions, and never a table."""
    others = [source for source in ALL if not keeps_tables(source.path)]
    assert 0 < len(others) < len(ALL)
    assert not [
        where(source, node)
        for source in others
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS
    ]


def test_a_table_names_its_neighbour_by_its_class() -> None:
    """A foreign key imports the class it points to, so that import rules see it."""
    models = rooms("models")
    relations = [
        (source, call)
        for source in models
        for call in ast.walk(source.tree)
        if isinstance(call, ast.Call) and ast.unparse(call.func).split(".")[-1] in RELATIONS
    ]
    assert relations, "no relations found"
    for source, call in relations:
        to = next((k.value for k in call.keywords if k.arg == "to"), None) or call.args[0]
        if isinstance(to, ast.Constant):
            here = {node.name for node in source.tree.body if isinstance(node, ast.ClassDef)}
            assert to.value in here | {"self"}, f"{where(source, call)}: {to.value!r}"


def test_no_signals() -> None:
    """What follows from an act is called, not signalled."""
    taken = {f"{source.path}: {name}" for source in ALL for name in imports(source)}
    assert taken
    assert not {line for line in taken if line.endswith(SIGNALS)}


def imports(source: Source) -> Iterator[str]:
    """Name every module that a module takes something from."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_no_model_without_its_migration(db: None) -> None:
    """The migrations say what the models say."""
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=1)
