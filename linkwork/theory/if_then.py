"""If, then, because: the sentence people can read and the condition a computer can read."""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from linkwork.theory.expression import Expression, Measure, Outcome
from linkwork.theory.fitting import check
from linkwork.theory.landmark import breaches
from linkwork.theory.stages import Stage
from linkwork.theory.vocabulary import FactType, Vocabulary, vocabulary

Direction: TypeAlias = Literal["more likely", "less likely"]
Mechanism: TypeAlias = Literal["stated", "proposed"]
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
MECHANISMS: tuple[Mechanism, ...] = get_args(Mechanism)
CODE = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,19}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One if-then-because sentence with one meaning; refused at birth where it has none."""

    code: str
    stage: Stage
    actor: str
    nickname: str
    condition: Expression | None  # None: in words only, so that it can be read but not tested
    outcome: Outcome | None
    direction: Direction
    if_text: str
    then_text: str
    because_text: str
    mechanism: Mechanism  # "proposed": inferred here, the source does not state it
    prioritised: bool = False
    sources: tuple[str, ...] = ()
    verified_against_full_text: bool = False
    version: int = 1

    def __post_init__(self) -> None:
        _words_in_order(self)
        if (self.condition is None) != (self.outcome is None):
            raise ValueError(f"{self.code}: IF and THEN are both conditions, or both words only")
        _meaning_in_order(self, vocabulary())

    @property
    def in_words_only(self) -> bool:
        """Whether the statement has no condition that could be read on a case."""
        return self.condition is None


@dataclass(frozen=True, slots=True)
class Ripple:
    """The outcome of one statement is part of the context of the next, for good or ill."""

    from_code: str
    to_code: str
    weakens: bool = False
    how: str = ""


@dataclass(frozen=True, slots=True)
class Library:
    """A set of statements and the ripples between them."""

    statements: tuple[Statement, ...]
    ripples: tuple[Ripple, ...] = ()

    def find(self, code: str) -> Statement | None:
        """Find a statement by its code, however the letters are cased."""
        wanted = code.casefold()
        return next((one for one in self.statements if one.code.casefold() == wanted), None)

    def ripples_of(self, code: str) -> tuple[Ripple, ...]:
        """The ripples that start or end at one statement."""
        return tuple(one for one in self.ripples if code in (one.from_code, one.to_code))


def _words_in_order(statement: Statement) -> None:
    if not CODE.fullmatch(statement.code):
        raise ValueError(f"{statement.code!r}: a code is a letter, then letters, digits, - or _")
    if statement.direction not in DIRECTIONS:
        raise ValueError(f"{statement.code}: a direction is {' or '.join(DIRECTIONS)}")
    if statement.mechanism not in MECHANISMS:
        raise ValueError(f"{statement.code}: a mechanism is {' or '.join(MECHANISMS)}")
    if statement.version < 1:
        raise ValueError(f"{statement.code}: versions are counted from 1")


def _meaning_in_order(statement: Statement, facts: Vocabulary) -> None:
    try:
        if statement.condition is not None:
            check(statement.condition, facts)
        match statement.outcome:
            case None:
                return
            case Measure(name):
                if name not in facts or facts[name].type is not FactType.NUMBER:
                    raise ValueError(f"{name}: an outcome on its own is a number fact")
            case outcome:
                check(outcome, facts)
    except ValueError as refused:
        raise ValueError(f"{statement.code}: {refused}") from None
    for breach in breaches(statement.condition, statement.outcome, facts):
        raise ValueError(f"{statement.code}: {breach}")
