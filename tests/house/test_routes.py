"""Every address says who may use it, and somebody may."""

import pytest

from linkwork.access.policy import POLICY
from linkwork.access.rules import Rule
from linkwork.site.reference import routes

EVERY = list(routes.every())
IDS = [route.pattern or "/" for route in EVERY]


def test_there_are_routes() -> None:
    """The promises below are about something: pages of our own, and not only public ones."""
    guarded = [route for route in EVERY if route.ours and not route.view.access_rule.public]
    assert len(guarded) > 10


@pytest.mark.parametrize("route", EVERY, ids=IDS)
def test_a_route_declares_its_rule(route: routes.Route) -> None:
    """An address without a declared rule is not let into the house."""
    rule = getattr(route.view, "access_rule", None)
    assert isinstance(rule, Rule), f"/{route.pattern} ({route.view.__module__}) declares no rule"
    if rule.public:
        assert len(rule.public.split()) > 2, f"/{route.pattern} is open without a reason"
    else:
        assert rule.get or rule.post, f"/{route.pattern} answers no method"


@pytest.mark.parametrize("route", EVERY, ids=IDS)
def test_somebody_may_use_a_route(route: routes.Route) -> None:
    """An address that no role may use is dead, or its rule is misspelt."""
    rule = route.view.access_rule
    for action in filter(None, (rule.get, rule.post)):
        by = [role for role, rules in POLICY.get(rule.kind, {}).items() if rules.get(action)]
        assert by, f"/{route.pattern}: no role may {action.value} {rule.kind}"


def test_routes_have_names_of_their_own() -> None:
    """A page links to an address by its name, and a name stands for one view."""
    ours = [route for route in EVERY if route.ours]
    assert not [route.pattern for route in ours if not route.name.split(":")[-1]]
