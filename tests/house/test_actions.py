"""Every write passes through an action: keyword-only, atomic, in somebody's name, and audited."""

import ast

from tests.house.sources import Function, Source, rooms, where

ATOMIC = {"transaction.atomic", "atomic"}
ACTIONS = rooms("actions")
PUBLIC = [(source, function) for source in ACTIONS for function in source.public_functions()]


def test_there_are_actions() -> None:
    """The promises below are about something."""
    assert len(PUBLIC) > 5


def test_what_an_action_takes() -> None:
    """An action takes keywords only, and one of them says by whom."""
    by_place = [where(s, f) for s, f in PUBLIC if f.args.posonlyargs or f.args.args]
    by_whom = [where(s, f) for s, f in PUBLIC if "by" not in {a.arg for a in f.args.kwonlyargs}]
    assert (by_place, by_whom) == ([], [])


def test_an_action_is_whole() -> None:
    """An action happens altogether or not at all."""
    assert not [
        where(source, function)
        for source, function in PUBLIC
        if not ATOMIC & {ast.unparse(mark).split("(")[0] for mark in function.decorator_list}
    ]


def test_an_action_is_audited() -> None:
    """An action writes to the audit, or leaves it to another action that does."""
    assert not [where(s, f) for s, f in PUBLIC if not audits(s, f, frozenset())]


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
