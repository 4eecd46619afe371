"""The design of a study: who is compared with whom, on what, given what, and what would matter."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from linkwork.learning.methods.confounders import Confounder, confounders_for
from linkwork.theory.expression import Compare, Every, Expression, Measure, Not, Outcome, facts_of
from linkwork.theory.statement import Statement
from linkwork.theory.vocabulary import Stage, Vocabulary, vocabulary

# Who has reached each stage, and so could have had the component and the outcome.
RISK_SETS: dict[Stage, Expression | None] = {
    Stage.ENROLMENT: None,
    Stage.ENGAGEMENT: Compare("agreed", "==", True),
    Stage.ADHERENCE: Compare("first_session_attended", "==", True),
    Stage.FOLLOW_UP: Compare("first_session_attended", "==", True),
}
RISK_WORDS: dict[Stage, str] = {
    Stage.ENROLMENT: "people offered social prescribing",
    Stage.ENGAGEMENT: "people whose referral was made",
    Stage.ADHERENCE: "people who attended once",
    Stage.FOLLOW_UP: "people who attended once",
}
# Circumstances that nobody puts in place: in an IF they say where it applies.
CIRCUMSTANCES = frozenset({"setback"})
# The smallest difference that matters, where the outcome is a number rather than yes or no.
SMALLEST_OF_MEASURE: dict[str, float] = {"gp_contacts_after": 0.5}


@dataclass(frozen=True)
class Prior:
    """What studies elsewhere lead one to expect of an effect, before these cases.

    mean and sd on the effect's own scale; `directness` (0 to 1) says how like this service those
    studies were: the spread is widened by 1 / √directness.
    """

    mean: float
    sd: float
    source: str
    directness: float = 0.5


@dataclass(frozen=True)
class Plan:
    """What is declared before the cases are looked at.

    `exploratory` contexts are looked at for every statement and marked so; `probes` name the
    facts through which a statement may work; `whole` asks for the second readings from the rows
    (of at most `most_rows` cases, whole clusters drawn by `seed`) beside the scan's.
    """

    smallest: float = 0.05
    smallest_of_measure: Mapping[str, float] = field(
        default_factory=lambda: dict(SMALLEST_OF_MEASURE)
    )
    cluster: str = "practice"
    fewest_clusters: int = 5
    fewest_clusters_between: int = 20  # where the component varies only between clusters
    smallest_cell: int = 10
    contexts: Mapping[str, tuple[Expression, ...]] = field(default_factory=dict)  # by code
    exploratory: tuple[Expression, ...] = ()
    probes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    priors: Mapping[str, Prior] = field(default_factory=dict)
    lotteries: Mapping[str, str] = field(default_factory=dict)  # by code: the fact that was drawn
    second_cluster: str = "link_worker"
    whole: bool = False
    most_rows: int = 400_000
    seed: int = 20_261_122


@dataclass(frozen=True)
class Design:
    """One statement made exact: risk set, context, component, outcome, confounders."""

    statement: Statement
    risk_set: Expression | None
    context: Expression | None
    component: Expression
    outcome: Outcome
    confounders: tuple[Confounder, ...]
    smallest: float
    within: Expression | None = None  # half of a context declared beforehand, for "mixed"
    key: str = ""

    @property
    def sign(self) -> int:
        """The side on which the statement expects the effect."""
        return 1 if self.statement.direction == "more likely" else -1

    @property
    def facts(self) -> tuple[str, ...]:
        """Every fact without which the statement cannot be tested."""
        parts = (self.risk_set, self.context, self.within, self.component, self.outcome)
        return tuple(dict.fromkeys(name for part in parts for name in facts_of(part)))

    @property
    def unit(self) -> str:
        """What an effect is counted in."""
        if isinstance(self.outcome, Measure):
            return vocabulary()[self.outcome.fact].unit or "points"
        return "proportion"


def design_for(statement: Statement, plan: Plan, facts: Vocabulary | None = None) -> Design | None:
    """Make a statement exact by the stated rules; None where it has no condition written."""
    known = facts or vocabulary()
    if statement.condition is None or statement.outcome is None:
        return None
    if statement.stage not in RISK_SETS:
        return None
    context, component = split(statement.condition, statement.stage, known)
    return Design(
        statement=statement,
        risk_set=RISK_SETS[statement.stage],
        context=context,
        component=component,
        outcome=statement.outcome,
        confounders=confounders_for(statement.stage, facts_of(component), known),
        smallest=_smallest(statement.outcome, plan),
        key=statement.code,
    )


@dataclass(frozen=True)
class Parting:
    """A context that parts the cases: the same design within it and outside it.

    family: "primary" where the study declared it for the statement, else "exploratory".
    """

    context: Expression
    within: Design
    outside: Design
    family: str = "primary"


def partings(design: Design, plan: Plan, facts: Vocabulary | None = None) -> tuple[Parting, ...]:
    """Part a design by each context declared for it, then by each the plan only explores.

    Raises ValueError where a declared context is not fixed before the component: what comes after
    could be its consequence. An exploratory one that comes late for this statement is left out.
    """
    declared = plan.contexts.get(design.statement.code, ())
    for context in declared:
        late = comes_late(context, design, facts)
        if late:
            raise ValueError(f"{design.statement.code}: {late}")
    explored = [
        context
        for context in plan.exploratory
        if context not in declared and not comes_late(context, design, facts)
    ]
    return tuple(
        _parting(design, context, "primary" if place < len(declared) else "exploratory", place)
        for place, context in enumerate((*declared, *explored))
    )


def _parting(design: Design, context: Expression, family: str, place: int) -> Parting:
    within = replace(design, within=context, key=f"{design.key} within {place}")
    outside = replace(design, within=Not(context), key=f"{design.key} outside {place}")
    return Parting(context, within, outside, family)


def comes_late(context: Expression, design: Design, facts: Vocabulary | None = None) -> str:
    """Say which fact of a context is not fixed before the component; nothing where all are."""
    known = facts or vocabulary()
    for name in facts_of(context):
        for part in facts_of(design.component):
            if not known[name].fixed_before(known[part]):
                return f"the context {name} is not fixed before {part}"
    return ""


def split(
    condition: Expression, stage: Stage, facts: Vocabulary
) -> tuple[Expression | None, Expression]:
    """Part a condition into the context in which it applies and the component put in place.

    Of several conditions joined by "and", those that speak only of earlier stages or of a
    circumstance are context; where all or none would be, the whole is the component.
    """
    if not isinstance(condition, Every):
        return None, condition
    given = [part for part in condition.parts if _is_given(part, stage, facts)]
    rest = [part for part in condition.parts if part not in given]
    if not given or not rest:
        return None, condition
    return _joined(given), _joined(rest)


def _is_given(part: Expression, stage: Stage, facts: Vocabulary) -> bool:
    names = facts_of(part)
    return all(name in CIRCUMSTANCES or facts[name].known_at < stage for name in names)


def _joined(parts: list[Expression]) -> Expression:
    return parts[0] if len(parts) == 1 else Every(tuple(parts))


def _smallest(outcome: Outcome, plan: Plan) -> float:
    if isinstance(outcome, Measure):
        return plan.smallest_of_measure.get(outcome.fact, 1.0)
    return plan.smallest
