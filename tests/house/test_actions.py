"""Every write passes through an action: keyword-only, atomic, in somebody's name, and audited."""

import ast

import pytest

from tests.house.sources import Function, Source, rooms, where

ACTIONS = rooms("actions")
PUBLIC = [(source, function) for source in ACTIONS for function in source.public_functions()]
NAMED = [pytest.param(s, f, id=f"{s.path}:{f.name}") for s, f in PUBLIC]


def test_there_are_actions() -> None:
    """The promises below are about something."""
    assert len(PUBLIC) > 5


@pytest.mark.parametrize(("source", "function"), NAMED)
def test_what_an_action_takes(source: Source, function: Function) -> None:
    """An action takes keywords only, and one of them says by whom."""
    given = function.args
    by_place = [*given.posonlyargs, *given.args, *([given.vararg] if given.vararg else [])]
    assert not by_place, f"{where(source, function)} takes {by_place[0].arg} by its place"
    assert "by" in {arg.arg for arg in given.kwonlyargs}, f"{where(source, function)} by whom?"


@pytest.mark.parametrize(("source", "function"), NAMED)
def test_an_action_is_whole(source: Source, function: Function) -> None:
    """An action happens altogether or not at all."""
    marks = {ast.unparse(mark).split("(")[0] for mark in function.decorator_list}
    assert marks & {"transaction.atomic", "atomic"}, f"{where(source, function)} is not atomic"


@pytest.mark.parametrize(("source", "function"), NAMED)
def test_an_action_is_audited(source: Source, function: Function) -> None:
    """An action writes to the audit, or leaves it to another action that does."""
    assert audits(source, function, frozenset()), f"{where(source, function)} leaves no trace"


def audits(source: Source, function: Function, seen: frozenset[str]) -> bool:
    """Say whether a function records an event, itself or by what it calls."""
    here = {f.name: f for f in source.tree.body if isinstance(f, Function)}
    for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
        name = ast.unparse(call.func)
        if writes_event(source, name):
            return True
        if name in here and name not in seen and audits(source, here[name], seen | {name}):
            return True
    return False


def writes_event(source: Source, name: str) -> bool:
    """Say whether a called name is the audit, the door to protected things, or another action."""
    first, *rest = name.split(".")
    full = ".".join([imported(source).get(first, first), *rest])
    parts = full.split(".")
    return full.startswith(("linkwork.access.audit.", "linkwork.access.doors.")) or (
        "actions" in parts[:-1] and full.startswith("linkwork.")
    )


def imported(source: Source) -> dict[str, str]:
    """Answer, for each name a module brings in, the full name of what it stands for."""
    names: dict[str, str] = {}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {a.asname or a.name: f"{node.module}.{a.name}" for a in node.names}
        elif isinstance(node, ast.Import):
            names |= {a.asname: a.name for a in node.names if a.asname}
    return names
