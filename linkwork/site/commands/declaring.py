"""What a test declares before it looks: contexts, probes and priors, read from the command line."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from linkwork.learning.methods.designs import Plan, Prior
    from linkwork.theory.expression import Expression
    from linkwork.theory.statement import Statement

PRIOR_KEYS = {"mean", "sd", "source", "directness"}


@dataclass(frozen=True)
class Said:
    """What was said beforehand, in the words of the command line."""

    contexts: Sequence[str] = ()
    exploratory: Sequence[str] = ()
    probes: Sequence[str] = ()
    lotteries: Sequence[str] = ()
    priors: Path | None = None


def declared(said: Said, statements: "Sequence[Statement]", plan: "Plan") -> "Plan":
    """Put into the plan what was declared; a mistake in it ends the command."""
    return replace(
        plan,
        contexts=contexts(said.contexts, statements, plan),
        exploratory=explored(said.exploratory),
        probes=probes(said.probes, statements),
        lotteries=lotteries(said.lotteries, statements),
        priors=priors(said.priors, statements),
    )


def contexts(
    words: Sequence[str], statements: "Sequence[Statement]", plan: "Plan"
) -> "dict[str, tuple[Expression, ...]]":
    """Read contexts and give each to every statement whose component comes after it."""
    from linkwork.learning.methods.designs import comes_late, design_for

    designs = [design for one in statements if (design := design_for(one, plan))]
    found: dict[str, tuple[Expression, ...]] = {}
    for one in words:
        context = expression("--context", one)
        late = {design.statement.code: comes_late(context, design) for design in designs}
        if designs and all(late.values()):
            raise click.ClickException(f"--context {one}: {late[designs[0].statement.code]}")
        for code, reason in late.items():
            if not reason:
                found[code] = (*found.get(code, ()), context)
    return found


def explored(words: Sequence[str]) -> "tuple[Expression, ...]":
    """Read the contexts that are only looked at."""
    return tuple(expression("--exploratory", one) for one in words)


def expression(option: str, words: str) -> "Expression":
    """Read a condition that was given with an option."""
    from linkwork.theory.text import ExpressionError, parse
    from linkwork.theory.vocabulary import vocabulary

    try:
        return parse(words, vocabulary())
    except ExpressionError as error:
        raise click.ClickException(f"{option} {words}: {error}") from error


def probes(
    words: Sequence[str], statements: "Sequence[Statement]", option: str = "--probe"
) -> dict[str, tuple[str, ...]]:
    """Read "EG5=felt_heard": the facts through which a statement may work."""
    from linkwork.theory.vocabulary import vocabulary

    found: dict[str, tuple[str, ...]] = {}
    codes = [one.code for one in statements]
    for one in words:
        code, sign, fact = (part.strip() for part in one.partition("="))
        if not sign or not fact:
            raise click.ClickException(
                f"{option} {one}: write a code, = and a fact: EG5=felt_heard"
            )
        if code not in codes:
            raise click.ClickException(f"{option} {one}: {code} is not among the statements tested")
        if fact not in vocabulary():
            raise click.ClickException(f"{option} {one}: no fact {fact}")
        found[code] = (*found.get(code, ()), fact)
    return found


def lotteries(words: Sequence[str], statements: "Sequence[Statement]") -> dict[str, str]:
    """Read "EG3=drawn_for_company": the draw by which a statement's component was shared out."""
    from linkwork.learning.methods.designs import Plan, design_for
    from linkwork.learning.methods.lotteries import lottery_design

    found = {code: facts[-1] for code, facts in probes(words, statements, "--lottery").items()}
    plan = Plan(lotteries=found)
    try:
        for one in statements:
            design = design_for(one, plan)
            if design is not None:
                lottery_design(design, plan)
    except ValueError as error:
        raise click.ClickException(f"--lottery: {error}") from error
    return found


def priors(path: Path | None, statements: "Sequence[Statement]") -> "dict[str, Prior]":
    """Read what studies elsewhere lead one to expect: a section of TOML for each code.

    [EG3] mean = 10, sd = 5 (in the effect's unit: percentage points for shares of people), source
    = "who found it", directness = 0.5 (how like this service those studies were, up to 1).
    """
    if path is None:
        return {}
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{path}: is not a TOML file: {error}") from error
    known = {one.code: one for one in statements}
    return {code: _prior(f"{path}: {code}", part, known.get(code)) for code, part in tree.items()}


def _prior(place: str, part: object, statement: "Statement | None") -> "Prior":
    from linkwork.learning.methods.designs import Prior
    from linkwork.theory.expression import Measure

    if statement is None:
        raise click.ClickException(f"{place} is not among the statements tested")
    if not isinstance(part, dict) or not {"mean", "sd", "source"} <= set(part) <= PRIOR_KEYS:
        raise click.ClickException(f"{place}: needs mean, sd and source, and may have directness")
    try:
        mean, sd, directness = (
            float(part["mean"]),
            float(part["sd"]),
            float(part.get("directness", 0.5)),
        )
    except (TypeError, ValueError) as error:
        raise click.ClickException(f"{place}: {error}") from error
    if sd <= 0 or not 0 < directness <= 1:
        raise click.ClickException(f"{place}: sd is above 0, directness above 0 and at most 1")
    scale = 1.0 if isinstance(statement.outcome, Measure) else 100.0
    return Prior(mean / scale, sd / scale, str(part["source"]), directness)
