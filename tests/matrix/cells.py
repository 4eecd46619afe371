"""The cells of the matrix: from the URL resolver, never from a list that could be forgotten."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from linkwork.access.rules import Rule
from tests.matrix.cast import House

NOBODY = "nobody"
OURS, THEIRS, ABSENT, ASTRAY = "ours", "theirs", "absent", "astray"
# What an address may hold besides the ids of things: one value that exists everywhere.
PLAIN = {
    "code": "EG3",
    "configuration": "CM1",
    "version": 1,
    "number": 1,
    "citation": 1,
    "item": "at_ease_about_going",
    "point": "baseline",
    "step": "next",
    "sheet": "wheel",
    "instrument": "swemwbs",
    "slug": "what-matters",
    "what": "open",
    "part": "abstract",
    "section": "scope",
    "table": "searches",
    "drawing": "flow",
    "form": "ris",
    "review": uuid.UUID(int=2),  # of a programme theory in the library, which everybody may read
}
# What may only be reached through what: in an address, each needs the other before it.
PARENTS = {
    "link_id": "case_id",
    "suggestion_id": "case_id",
    "reflection_id": "case_id",
    "contact_id": "case_id",
    "need_id": "case_id",
    "task_id": "case_id",
    "alert_id": "person_id",
    "step_id": "case_id",
    "message_id": "case_id",
    "notice_id": "case_id",
    "report_id": "activity_id",
    "record_id": "review_id",
    "document_id": "review_id",
    "passage_id": "review_id",
    "research_id": "review_id",
    "draft_id": "review_id",
    "search_id": "review_id",
    "tie_id": "review_id",
    "against_id": "review_id",
    "question_id": "review_id",
    "ruling_id": "review_id",
    "duty_id": "review_id",
    "panel_id": "review_id",
    "panellist_id": "review_id",
    "round_id": "review_id",
    "stop_id": "review_id",
    "remark_id": "ballot_id",
    "theory_id": "review_id",
    "verdict_id": "review_id",
}


@dataclass(frozen=True)
class Route:
    """One address pattern and the rule its view declares."""

    name: str
    pattern: str
    names: tuple[str, ...]
    rule: Rule

    def address(self, things: Mapping[str, object]) -> str:
        """The address of this route for these things; a thing that is not there gets a new id."""
        plain = {name: PLAIN.get(name, uuid.UUID(int=7)) for name in self.names}
        return reverse(self.name, kwargs={n: things.get(n, v) for n, v in plain.items()})

    @property
    def of_a_thing(self) -> bool:
        """Whether the address names a row of somebody's."""
        return any(name.endswith("_id") for name in self.names)

    @property
    def child(self) -> str:
        """The thing of this address that may only be reached through another; empty: none."""
        return next((n for n in self.names if PARENTS.get(n) in self.names), "")


@cache
def routes() -> tuple[Route, ...]:
    """Every route of the house, with its rule; raises where a view declares none."""
    return tuple(_walk(get_resolver(), "", ""))


def guarded() -> list[Route]:
    """The routes that are not open to everybody."""
    return [route for route in routes() if not route.rule.public]


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
            yield Route(name, path, _named(path), rule)


def _named(path: str) -> tuple[str, ...]:
    parts = (part.split(">")[0] for part in path.split("<")[1:])
    return tuple(part.split(":")[-1] for part in parts)


@dataclass(frozen=True)
class Cell:
    """One request: who asks, how, for whose thing."""

    route: Route
    method: str
    actor: str
    house: House
    of: str

    def address(self, ours: House) -> str:
        """Where the request goes: to the first house's thing, to none, to a child misplaced."""
        things: dict[str, object] = {**ours.things, **ours.numbers} if self.of != ABSENT else {}
        if self.of == ASTRAY:
            parent = PARENTS[self.route.child]
            things = things | {parent: ours.others[parent]}
        return self.route.address(things)


def cells(methods: tuple[str, ...], ours: House, theirs: House) -> Iterator[Cell]:
    """Every guarded route, method and actor of both houses and nobody, in every relation."""
    for route in guarded():
        kinds = [OURS, *([ABSENT] if route.of_a_thing else []), *([ASTRAY] if route.child else [])]
        for method in methods:
            for of in kinds:
                for actor in ours.actors:
                    yield Cell(route, method, actor, ours, of)
                    if of != ASTRAY:
                        their_of = THEIRS if of == OURS else of
                        yield Cell(route, method, actor, theirs, their_of)
                yield Cell(route, method, NOBODY, ours, of)
