"""docs/reference/routes.md, from the addresses that Linkwork answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from linkwork.site.reference import markdown


@dataclass(frozen=True)
class Route:
    """One address: its pattern, its name, and the view that answers."""

    pattern: str
    name: str
    view: Any  # a function that carries its access rule

    @property
    def ours(self) -> bool:
        """Say whether the view is Linkwork's own, and not a library's."""
        return str(self.view.__module__).startswith("linkwork.")


def page() -> str:
    """List every address with who may use it and what it does."""
    rows = [
        (markdown.code("/" + route.pattern), route.name, who(route), what(route))
        for route in every()
    ]
    return markdown.page(
        "Routes",
        "Every address that Linkwork answers, and the rule that stands before it.",
        markdown.table(("address", "name", "who", "what"), rows),
    )


def every() -> Iterator[Route]:
    """Walk the addresses in the order in which they are tried."""
    yield from _below("", "", get_resolver().url_patterns)


def who(route: Route) -> str:
    """Say who may use an address, in the words of its rule."""
    rule = getattr(route.view, "access_rule", None)
    if rule is None:
        return ""
    if rule.public:
        return f"anybody: {rule.public}"
    acts = (("GET", rule.get), ("POST", rule.post))
    return ", ".join(f"{method}: {act.value} {rule.kind}" for method, act in acts if act)


def what(route: Route) -> str:
    """Say what an address does: the sentence with which its view opens."""
    view = getattr(route.view, "view_class", route.view)
    return markdown.first_sentence(view.__doc__) if route.ours else f"{view.__module__}"


def _below(prefix: str, space: str, patterns: list[URLPattern | URLResolver]) -> Iterator[Route]:
    for found in patterns:
        pattern = prefix + str(found.pattern)
        if isinstance(found, URLResolver):
            inner = f"{space}{found.namespace}:" if found.namespace else space
            yield from _below(pattern, inner, found.url_patterns)
        else:
            yield Route(pattern, f"{space}{found.name or ''}", found.callback)
