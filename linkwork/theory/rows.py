"""One statement as a row of fields, as TOML and JSON hold it, and every fault of such a row."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from linkwork.theory.expression import Expression, Outcome
from linkwork.theory.if_then import CODE, DIRECTIONS, MECHANISMS, Statement
from linkwork.theory.landmark import breaches
from linkwork.theory.mistakes import ExpressionError, Mistake, shown
from linkwork.theory.parsing import parse, parse_outcome
from linkwork.theory.stages import Stage
from linkwork.theory.tokens import tokens
from linkwork.theory.vocabulary import Vocabulary, nearest
from linkwork.theory.writing import write

WORDS = ("actor", "nickname", "if", "then", "if_text", "then_text", "because_text")
ONE_OF: dict[str, tuple[str, ...]] = {
    "stage": tuple(Stage),
    "direction": DIRECTIONS,
    "mechanism": MECHANISMS,
}
OPTIONAL: dict[str, Any] = {
    "prioritised": False,
    "sources": [],
    "verified_against_full_text": False,
    "version": 1,
}
FIELDS = (*ONE_OF, *WORDS, *OPTIONAL)
MAY_BE_EMPTY = ("if", "then")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a statement in a file: which, where, and why."""

    code: str
    field: str
    message: str
    word: str = ""
    line: int = 0  # within the field; 0 where the fault has no place of its own
    column: int = 0
    excerpt: str = ""

    def __str__(self) -> str:
        place = " ".join(part for part in (self.code, self.field) if part)
        column = f" column {self.column}" if self.column else ""
        return f"{place}{column}: {self.message}"


class StatementError(ValueError):
    """Statements that cannot be taken in, with every fault found in them."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """Take the faults in the order of the file."""
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))


def to_row(statement: Statement) -> dict[str, Any]:
    """The statement as fields of plain words, numbers and lists; what is usual is left out."""
    row: dict[str, Any] = {
        "stage": str(statement.stage),
        "actor": statement.actor,
        "nickname": statement.nickname,
        "if": "" if statement.condition is None else write(statement.condition),
        "then": "" if statement.outcome is None else write(statement.outcome),
        "direction": statement.direction,
        "if_text": statement.if_text,
        "then_text": statement.then_text,
        "because_text": statement.because_text,
        "mechanism": statement.mechanism,
        "prioritised": statement.prioritised,
        "sources": list(statement.sources),
    }
    if statement.verified_against_full_text:
        row["verified_against_full_text"] = True
    if statement.version != 1:
        row["version"] = statement.version
    return row


class Sheet:
    """A row looked through: the statement where all is well, and else every fault."""

    def __init__(self, code: str, row: Any, facts: Vocabulary) -> None:
        self.code = code
        self.facts = facts
        self.faults: tuple[Fault, ...] = ()
        self.statement: Statement | None = None
        if not isinstance(row, Mapping):
            self._fault("", "a table of fields is wanted")
            return
        self.row = {**OPTIONAL, **row}
        self._look_at_fields()
        condition, outcome = self._conditions()
        if not self.faults:
            self.statement = self._made(condition, outcome)

    def _look_at_fields(self) -> None:
        if not CODE.fullmatch(self.code):
            self._fault("", "a code is a letter, then up to 19 letters, digits, - or _")
        for name in self.row:
            if name not in FIELDS:
                near = nearest(name, FIELDS)
                meant = f"; did you mean {near}?" if near else ""
                self._fault(name, f"{shown(name)}: no such field{meant}", word=name)
        for name in FIELDS:
            if name not in self.row:
                self._fault(name, "this field is missing")
            elif reason := _field_reason(name, self.row[name]):
                self._fault(name, reason, word=str(self.row[name]))

    def _conditions(self) -> tuple[Expression | None, Outcome | None]:
        condition = self._read("if", parse)
        outcome = self._read("then", parse_outcome)
        texts = [self.row.get(name, "") for name in MAY_BE_EMPTY]
        if all(isinstance(text, str) for text in texts):
            for name, text, other in zip(MAY_BE_EMPTY, texts, reversed(texts), strict=True):
                if other.strip() and not text.strip():
                    self._fault(name, "empty, though the other half is a condition")
        if condition is not None and outcome is not None:
            self._look_at_landmark(condition, outcome)
        return condition, outcome

    def _read(self, name: str, reader: Any) -> Any:
        text = self.row.get(name, "")
        if not isinstance(text, str) or not text.strip():
            return None
        try:
            return reader(text, self.facts)
        except ExpressionError as error:
            for mistake in error.mistakes:
                self._mistake(name, mistake)
            return None

    def _look_at_landmark(self, condition: Expression, outcome: Outcome) -> None:
        text = self.row["if"]
        for breach in breaches(condition, outcome, self.facts):
            start = next(one.start for one in tokens(text) if one.text == breach.fact)
            self._mistake("if", Mistake(text, breach.fact, start, breach.reason))

    def _made(self, condition: Expression | None, outcome: Outcome | None) -> Statement | None:
        row = self.row
        try:
            return Statement(
                code=self.code,
                stage=Stage(row["stage"]),
                condition=condition,
                outcome=outcome,
                sources=tuple(row["sources"]),
                **{
                    name: row[name]
                    for name in FIELDS
                    if name not in ("stage", "if", "then", "sources")
                },
            )
        except ValueError as refused:
            self._fault("", str(refused))
            return None

    def _mistake(self, name: str, mistake: Mistake) -> None:
        fault = Fault(
            shown(self.code),
            name,
            mistake.message,
            mistake.word,
            mistake.line,
            mistake.column,
            mistake.excerpt,
        )
        self.faults = (*self.faults, fault)

    def _fault(self, name: str, message: str, word: str = "") -> None:
        self.faults = (*self.faults, Fault(shown(self.code), shown(name), message, word))


def _field_reason(name: str, value: Any) -> str:
    match name:
        case "stage" | "direction" | "mechanism":
            return "" if value in ONE_OF[name] else _not_one_of(value, ONE_OF[name])
        case "sources":
            well = isinstance(value, list) and all(isinstance(one, str) and one for one in value)
            return "" if well else "a list of citation keys is wanted"
        case "version":
            well = isinstance(value, int) and not isinstance(value, bool) and value >= 1
            return "" if well else "a whole number from 1 is wanted"
        case "prioritised" | "verified_against_full_text":
            return "" if isinstance(value, bool) else "true or false is wanted"
    if not isinstance(value, str):
        return "text is wanted"
    return "" if value.strip() or name in MAY_BE_EMPTY else "empty"


def _not_one_of(value: Any, choices: tuple[str, ...]) -> str:
    near = nearest(value, choices) if isinstance(value, str) else None
    meant = f"did you mean {near}? " if near else ""
    return f"{shown(str(value))}: {meant}it is one of {', '.join(choices)}"
