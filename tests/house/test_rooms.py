"""Rooms keep to themselves: pages touch no table, nothing signals, neighbours go by class."""

import ast
import importlib
from collections.abc import Iterator

from linkwork.access.models import Protected
from tests.house.sources import Source, rooms, sources, where

ALL = sources("linkwork")
# What a page or a command is made of; these ask queries and actions, or come through the door.
PAGES = {"views", "forms", "presenters", "urls", "commands"}
SPEAKS_TO_PEOPLE = ("django.http", "django.shortcuts", "django.forms", "click")
RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField"}
SIGNALS = ("django.dispatch", "django.db.models.signals", "django.core.signals")
MANAGERS = {"objects", "_base_manager", "_default_manager"}


def makes_pages(source: Source) -> bool:
    """Say whether a module makes pages or commands, by its name or by what it takes in."""
    named = bool(PAGES & {*source.path.parts[:-1], source.path.stem})
    return named or any(name in SPEAKS_TO_PEOPLE for name in imports(source))


def test_pages_ask_and_do_not_look() -> None:
    """Views, forms, presenters and commands never touch the table of a protected thing."""
    pages = [source for source in ALL if makes_pages(source) and source.path.parts[1] != "access"]
    assert len(pages) > 10
    assert not [where(source, node) for source in pages for node in touched(source)]


def touched(source: Source) -> Iterator[ast.Attribute]:
    """Find every manager that a module reaches for, but those of tables that protect nobody."""
    module = importlib.import_module(".".join(source.path.with_suffix("").parts))
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS:
            whose = getattr(module, ast.unparse(node.value), Protected)
            if isinstance(whose, type) and issubclass(whose, Protected):
                yield node


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
