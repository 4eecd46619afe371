"""Declaring a study: everything it fixes has a hash, and every change of it is seen."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from linkwork.learning.methods.designs import Plan
from linkwork.learning.studies import actions, amending, plans, queries
from linkwork.learning.studies.actions import NotAllowed
from linkwork.learning.studies.declaring import Context, Declared, Expected, Stopping
from linkwork.learning.studies.models import Run
from linkwork.learning.studies.plans import NotDeclarable
from linkwork.library import queries as shelf
from linkwork.theory.expression import Compare
from tests.unit.learning.studies.company import QUICK, TODAY, Company

ALONE = Context(code="EG3", condition="lives_alone", why="Nobody else goes with them")
MANY = Context(condition="needs >= 3", why="More to sort out")
EXPECTED = Expected(mean=0.05, spread=0.1, source="husk2020", why="A guess")
FULL = Declared(
    why_smallest="Worth it",
    contexts=(ALONE,),
    exploratory=(MANY,),
    expected={"EG3": EXPECTED},
    stopping=Stopping(not_before=date(2026, 12, 1)),
    whole=True,
)


def declared(said: Declared = FULL, smallest: float = 0.05) -> dict[str, Any]:
    """A plan of one statement."""
    return plans.declare([shelf.statement("EG3")], smallest, said)


def test_the_same_plan_has_one_hash(company: Company) -> None:
    """Declared twice it is the same; with anything else in it, it is another."""
    first = plans.hash_of(declared())
    assert first == plans.hash_of(declared())
    others = [
        declared(smallest=0.1),
        declared(replace(FULL, contexts=())),
        declared(replace(FULL, exploratory=())),
        declared(replace(FULL, expected={"EG3": replace(EXPECTED, mean=0.06)})),
        declared(replace(FULL, whole=False)),
        declared(replace(FULL, stopping=Stopping())),
        declared(replace(FULL, why_smallest="Another reason")),
        {**declared(), "seed": 1},
        {**declared(), "rules": {}},
    ]
    assert len({first, *map(plans.hash_of, others)}) == len(others) + 1


def test_a_plan_says_all_that_the_methods_take(company: Company) -> None:
    """What the methods read by comes from what was declared, and from nothing else."""
    plan = plans.plan_of(declared())
    assert plan.contexts == {"EG3": (Compare("lives_alone", "==", True),)}
    assert plan.exploratory == (Compare("needs", ">=", 3.0),)
    assert (plan.priors["EG3"].mean, plan.priors["EG3"].sd) == (0.05, 0.1)
    assert (plan.whole, plan.seed, plan.smallest) == (True, Plan().seed, 0.05)


def test_a_context_that_comes_too_late_is_refused(company: Company) -> None:
    """A context fixed after the component could be its consequence: it is named."""
    late = Context(code="EG3", condition="sessions_attended >= 3", why="Keen people")
    with pytest.raises(NotDeclarable, match="sessions_attended is not fixed before accompanied"):
        declared(replace(FULL, contexts=(late,)))


def test_what_cannot_be_read_is_refused(company: Company) -> None:
    """A context that is no condition is refused with the word that is wrong."""
    with pytest.raises(NotDeclarable, match="lives_alon"):
        declared(replace(FULL, contexts=(replace(ALONE, condition="lives_alon"),)))


def test_a_statement_that_is_not_tested_has_no_context(company: Company) -> None:
    """What is declared of a statement outside the study is refused."""
    with pytest.raises(NotDeclarable, match="AD1 is not among"):
        declared(replace(FULL, contexts=(replace(ALONE, code="AD1"),)))


def test_a_change_is_seen_and_signed_anew(company: Company) -> None:
    """Before the freeze anything can change: what and why are kept, and both sign again."""
    study = company.signed(company.registered(("EG3",)))
    before = study.plan_hash
    plan = plans.declare([shelf.statement("EG3")], 0.1, replace(QUICK, contexts=(ALONE,)))
    version = actions.amend(study=study, plan=plan, why="Five is too small", by=company.rowan)
    assert (version.number, version.late) == (2, False)
    assert any("smallest effect" in said for said in version.changed)
    assert "EG3: context added: lives alone is yes" in version.changed
    assert study.plan_hash not in (before, "")
    [only] = queries.plan_signatures(study)
    assert only.signed_by == company.rowan.user
    with pytest.raises(NotAllowed, match="signed by two"):
        actions.freeze(study=study, by=company.rowan, on=TODAY)


def test_a_change_says_why(company: Company) -> None:
    """Nothing is changed without a reason, and nothing is no change."""
    study = company.registered(("EG3",))
    plan = plans.declare([shelf.statement("EG3")], 0.1, QUICK)
    with pytest.raises(NotAllowed, match="say why"):
        actions.amend(study=study, plan=plan, why=" ", by=company.rowan)
    with pytest.raises(NotAllowed, match="nothing was changed"):
        actions.amend(study=study, plan=study.plan, why="To be sure", by=company.rowan)


def test_after_the_freeze_only_additions(company: Company) -> None:
    """With the cases frozen the plan stands; a context to explore is added and marked as late."""
    study = company.frozen()
    other = plans.declare([shelf.statement("EG3")], 0.1, QUICK)
    with pytest.raises(NotAllowed, match="only exploratory contexts"):
        actions.amend(study=study, plan=other, why="I saw it", by=company.rowan)
    more = plans.declare([shelf.statement("EG3")], 0.05, replace(QUICK, exploratory=(MANY,)))
    before = study.plan_hash
    version = actions.amend(study=study, plan=more, why="A reader asked", by=company.rowan)
    assert version.late
    assert study.plan_hash == before


def test_what_was_added_is_read_apart(company: Company) -> None:
    """A late context is read in a run of its own; what the verdicts were read from stays."""
    study, first = company.read()
    with pytest.raises(NotAllowed, match="nothing was added"):
        actions.run(study=study, by=company.rowan, purpose=Run.Purpose.ADDED)
    more = plans.declare([shelf.statement("EG3")], 0.05, replace(QUICK, exploratory=(MANY,)))
    actions.amend(study=study, plan=more, why="A reader asked", by=company.rowan)
    added = actions.run(study=study, by=company.rowan, purpose=Run.Purpose.ADDED)
    explored = {one["declared"] for one in added.findings[0]["contexts"]}
    assert "needs is 3 or more" in explored
    assert added.findings[0]["verdict"] == first.findings[0]["verdict"]
    assert queries.run_of(study) == first
    assert first.findings[0]["contexts"] == []


def test_every_kind_of_change_is_said(company: Company) -> None:
    """Each part of a plan that differs is named in words."""
    none = declared(Declared())
    said = amending.changes(none, declared())
    for words in ("smallest that matters", "context added", "literature", "read", "Exploratory"):
        assert any(words in one for one in said), words
    gone = amending.changes(declared(), none)
    assert "EG3: context taken out: lives alone is yes" in gone
    two = plans.declare([shelf.statement(code) for code in ("EG3", "EG1")], 0.05, FULL)
    assert "Statements added: EG1" in amending.changes(declared(), two)
