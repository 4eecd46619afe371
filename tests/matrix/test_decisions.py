"""The rules one by one, without a page: decisions.toml is the judge, and no slip passes."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import pytest

from linkwork.access.actors import Actor
from linkwork.access.decisions import decide_kind, reaches
from linkwork.access.models import Organisation
from linkwork.access.policy import POLICY
from linkwork.access.reach import REACH
from linkwork.access.roles import Action, Relation, Role, Tier
from tests.matrix.counts import Counts

WRITTEN = tomllib.loads(Path(__file__).with_name("decisions.toml").read_text(encoding="utf-8"))
REACHED = {Role(role): Tier[tier.upper()] for role, tier in WRITTEN.pop("reach").items()}
ROLES: list[Role] = [role for role in Role if role is not Role.SYSTEM]
DONE = [Action.VIEW, Action.LIST, Action.CREATE, Action.AMEND, Action.SHARE, Action.EXPORT]
# A command's relation decides by itself.
STANDING = [one for one in Relation if one is not Relation.SYSTEM]
KINDS = sorted({*POLICY, *WRITTEN})

NOWHERE = Organisation()
ACTORS: dict[Role, Actor] = {role: Actor(None, role, NOWHERE, NOWHERE) for role in ROLES}

Allowed = tuple[Role, Action, Relation]


def read(kind: str) -> frozenset[Allowed]:
    """What the table allows with a kind."""
    found = set()
    for role, said in WRITTEN.get(kind, {}).items():
        for part in said.split(";"):
            actions, relation = part.split("@")
            found |= {
                (Role(role), Action(one), Relation(relation.strip())) for one in actions.split()
            }
    return frozenset(found)


TABLE = {kind: read(kind) for kind in KINDS}


def decided(kind: str, roles: list[Role]) -> frozenset[Allowed]:
    """What the code allows with a kind: every role, action and relation asked one by one."""
    return frozenset(
        (role, action, relation)
        for role, action, relation in product(roles, DONE, STANDING)
        if decide_kind(ACTORS[role], action, kind, frozenset({relation})).allowed
    )


def reach() -> dict[Role, Tier]:
    """The most sensitive tier that the code lets each role reach."""
    return {role: max(tier for tier in Tier if reaches(role, tier)) for role in ROLES}


@contextmanager
def slip(kind: str, role: Role, action: Action, relation: Relation) -> Iterator[None]:
    """One rule more than there is, or one less."""
    kept = POLICY[kind]
    rules = kept.get(role, {})
    turned = rules.get(action, frozenset()) ^ {relation}
    POLICY[kind] = {**kept, role: {**rules, action: turned}}
    try:
        yield
    finally:
        POLICY[kind] = kept


def test_the_rules_are_the_tables(counts: Counts) -> None:
    """Every kind, role, action and relation is decided as the table says."""
    wrong = {kind: decided(kind, ROLES) ^ TABLE[kind] for kind in KINDS}
    counts["decisions"] = len(KINDS) * len(ROLES) * len(DONE) * len(STANDING)
    assert not {kind: found for kind, found in wrong.items() if found}
    assert reach() == REACHED


def test_no_slip_in_a_rule_passes(counts: Counts) -> None:
    """Take any one rule away, or let any role do any one thing more: the table shows it."""
    missed = []
    for kind, role in product(KINDS, ROLES):
        told = {one for one in TABLE[kind] if one[0] is role}
        for action, relation in product(DONE, STANDING):
            with slip(kind, role, action, relation):
                if decided(kind, [role]) == told:
                    missed.append((kind, role, action, relation))
    tried = len(KINDS) * len(ROLES) * len(DONE) * len(STANDING)
    counts["rule mutants"], counts["killed"] = tried, tried - len(missed)
    assert not missed


def test_no_slip_in_a_tier_passes(monkeypatch: pytest.MonkeyPatch, counts: Counts) -> None:
    """Let any role reach further or less far than it should: the table shows it."""
    missed = []
    for role, tier in product(ROLES, Tier):
        if tier is not REACHED[role]:
            monkeypatch.setitem(REACH, role, tier)
            if reach() == REACHED:
                missed.append((role, tier))
            monkeypatch.undo()
    counts["tier mutants"] = len(ROLES) * (len(Tier) - 1)
    assert not missed


def test_a_bar_lets_nobody_in() -> None:
    """To be barred from records is never what opens them."""
    assert not any(relation is Relation.BARRED for told in TABLE.values() for *_, relation in told)
