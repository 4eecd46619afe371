"""The cells of the matrix: from the URL resolver, never from a list that could be forgotten."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

from linkwork.access.rules import Rule
from tests.matrix.world import House

NOBODY = "nobody"
# What an address may hold besides the ids of things: one value that exists everywhere.
PLAIN = {
    "code": "EG3",
    "version": 1,
    "number": 1,
    "item": "at_ease_about_going",
    "point": "baseline",
    "key": "link-worker",
}


@dataclass(frozen=True)
class Route:
    """One address pattern and the rule its view declares."""

    name: str
    pattern: str
    names: tuple[str, ...]
    rule: Rule

    def address(self, things: dict[str, uuid.UUID]) -> str:
        """The address of this route for these things; a thing that is not there gets a new id."""
        path = self.pattern
        for name in self.names:
            value = things.get(name, PLAIN.get(name, uuid.UUID(int=7)))
            path = _fill(path, name, str(value))
        return f"/{path}"

    @property
    def of_a_thing(self) -> bool:
        """Whether the address names a row of somebody's."""
        return any(name.endswith("_id") for name in self.names)


def routes() -> list[Route]:
    """Every route of the house, with its rule; raises where a view declares none."""
    return list(_walk(get_resolver(), "", ""))


def _walk(resolver: URLResolver, before: str, space: str) -> Iterator[Route]:
    for one in resolver.url_patterns:
        path = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _walk(one, path, one.namespace or space)
        elif isinstance(one, URLPattern):
            rule = getattr(one.callback, "access_rule", None)
            if rule is None:
                raise AssertionError(f"/{path} declares no access rule")
            name = f"{space}:{one.name}" if space else str(one.name)
            yield Route(name, path, tuple(one.pattern.converters) or _named(path), rule)


def _named(path: str) -> tuple[str, ...]:
    parts = (part.split(">")[0] for part in path.split("<")[1:])
    return tuple(part.split(":")[-1] for part in parts)


def _fill(path: str, name: str, value: str) -> str:
    start = next(
        i
        for i, letter in enumerate(path)
        if letter == "<" and path[i + 1 : path.index(">", i)].rsplit(":", maxsplit=1)[-1] == name
    )
    return path[:start] + value + path[path.index(">", start) + 1 :]


@dataclass(frozen=True)
class Cell:
    """One request: who asks, how, for whose thing."""

    route: Route
    method: str
    actor: str
    house: House
    of: str  # ours, theirs or absent


def cells(methods: tuple[str, ...], ours: House, theirs: House) -> Iterator[Cell]:
    """Every guarded route, method, actor of both houses and nobody, for our things and none."""
    for route in routes():
        if route.rule.public:
            continue
        for method in methods:
            for of in ("ours", "absent") if route.of_a_thing else ("ours",):
                for actor in ours.users:
                    yield Cell(route, method, actor, ours, of)
                    yield Cell(route, method, actor, theirs, "theirs" if of == "ours" else of)
                yield Cell(route, method, NOBODY, ours, of)
