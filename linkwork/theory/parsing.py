"""Read the text of a condition into a tree, or say what is wrong, where, and what was meant."""

import json
import math
from collections.abc import Mapping
from datetime import date

from linkwork.theory.expression import (
    Compare,
    Every,
    Expression,
    Measure,
    Not,
    Outcome,
    Some,
    Value,
)
from linkwork.theory.fitting import DEEPEST, misfit, no_such_fact, stands_alone, too_big
from linkwork.theory.mistakes import ExpressionError, Mistake
from linkwork.theory.tokens import HABITS, Token, tokens
from linkwork.theory.vocabulary import Fact, FactType

LONGEST = 4_000  # characters
VALUES = ("number", "date", "text", "word")
NO_VALUE = {
    "number": "number that can be compared with",
    "date": "date in the calendar",
    "text": "text between quotes, written as in JSON",
}
KIND_WANTED = {
    FactType.NUMBER: ("number", "a number is wanted"),
    FactType.DATE: ("date", "a date is wanted, as in 2026-01-31"),
    FactType.TEXT: ("text", "text stands between quotes"),
    FactType.CHOICE: ("word", "a choice is written without quotes"),
}


def parse(text: str, vocabulary: Mapping[str, Fact]) -> Expression:
    """Read a condition; ExpressionError names every word that is wrong and its column."""
    return _Parser(text, vocabulary).condition()


def parse_outcome(text: str, vocabulary: Mapping[str, Fact]) -> Outcome:
    """Read what follows THEN: a condition, or a number fact on its own."""
    name = text.strip()
    fact = vocabulary.get(name)
    if fact and fact.type is FactType.NUMBER:
        return Measure(name)
    return parse(text, vocabulary)


class _Parser:
    """Goes through the tokens once; wrong words are noted, wrong grammar stops it."""

    def __init__(self, text: str, vocabulary: Mapping[str, Fact]) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.mistakes: list[Mistake] = []
        self.depth = 0
        if len(text) > LONGEST:
            reason = f"a condition is at most {LONGEST} characters long, and this has {len(text)}"
            raise ExpressionError((Mistake(text, "", 0, reason),))
        if not text.strip():
            raise ExpressionError((Mistake(text, "", 0, "a condition is wanted here"),))
        self.tokens = list(tokens(text))
        self.at = 0

    def condition(self) -> Expression:
        """The whole text as one condition."""
        whole = self._some()
        if self.next.kind != "end":
            raise self._stop(self.next, self._left_over())
        if not self.mistakes and too_big(whole):
            self._note(self.tokens[0], too_big(whole))
        if self.mistakes:
            raise ExpressionError(tuple(self.mistakes))
        return whole

    @property
    def next(self) -> Token:
        return self.tokens[self.at]

    def _take(self) -> Token:
        token = self.next
        self.at += token.kind != "end"
        return token

    def _some(self) -> Expression:
        parts = [self._every()]
        while self.next.text == "or":
            self._take()
            parts.append(self._every())
        return Some(tuple(parts)) if len(parts) > 1 else parts[0]

    def _every(self) -> Expression:
        parts = [self._negation()]
        while self.next.text == "and":
            self._take()
            parts.append(self._negation())
        return Every(tuple(parts)) if len(parts) > 1 else parts[0]

    def _negation(self) -> Expression:
        opening = self.next
        if opening.text != "not" and opening.kind != "open":
            return self._comparison()
        self._take()
        self.depth += 1
        if self.depth > 2 * DEEPEST:
            raise self._stop(opening, f"conditions are nested more than {DEEPEST} deep")
        inner = Not(self._negation()) if opening.text == "not" else self._bracketed(opening)
        self.depth -= 1
        return inner

    def _bracketed(self, opening: Token) -> Expression:
        inner = self._some()
        if self.next.kind == "close":
            self._take()
            return inner
        if self.next.kind == "end":
            raise self._stop(opening, "this bracket is never closed")
        raise self._stop(self.next, self._left_over())

    def _comparison(self) -> Expression:
        word = self._take()
        if word.kind == "end":
            raise self._stop(word, "the text ends where a fact is wanted")
        if word.kind != "word" or word.text in ("and", "or"):
            raise self._stop(word, "a fact is wanted here")
        fact = self.vocabulary.get(word.text)
        if self.next.kind == "sign":
            sign, value = self._take(), self._take()
            if value.kind not in VALUES or value.text in ("and", "or", "not"):
                raise self._stop(value, f"a value is wanted after {sign.text}")
            return self._compared(word, fact, sign, value)
        if fact is None and word.text in HABITS:
            raise self._stop(word, f"write {HABITS[word.text]} instead")
        if fact is None:
            self._note(word, no_such_fact(word.text, self.vocabulary).reason)
        elif HABITS.get(self.next.text) == "==":
            raise self._stop(self.next, "write == instead")
        elif fact.type is not FactType.YES_NO:
            self._note(word, _alone(fact))
        return Compare(word.text, "==", True)

    def _compared(self, word: Token, fact: Fact | None, sign: Token, value: Token) -> Compare:
        held = Compare(word.text, sign.text, self._value(value))  # type: ignore[arg-type]  # a sign token is a sign
        if fact is None:
            self._note(word, no_such_fact(word.text, self.vocabulary).reason)
        elif fact.type is FactType.YES_NO:
            self._note(sign, stands_alone(sign.text, fact).reason)
        elif value.kind != KIND_WANTED[fact.type][0]:
            self._note(value, self._other_kind(fact, value))
        elif found := misfit(held, fact):
            self._note({"fact": word, "sign": sign, "value": value}[found.at], found.reason)
        return held

    def _value(self, token: Token) -> Value:
        try:
            match token.kind:
                case "number" if math.isfinite(float(token.text)):
                    return float(token.text)
                case "date":
                    return date.fromisoformat(token.text)
                case "text":
                    return str(json.loads(token.text))
                case "word":
                    return token.text
        except ValueError:
            pass
        raise self._stop(token, f"this is no {NO_VALUE[token.kind]}")

    def _other_kind(self, fact: Fact, value: Token) -> str:
        wanted = KIND_WANTED[fact.type][1]
        if value.text in self.vocabulary:
            return f"{wanted}; a fact is not compared with another fact"
        if fact.type is FactType.TEXT:
            return f'{wanted}, as in "{value.text}"'
        return wanted

    def _left_over(self) -> str:
        token = self.next
        if token.kind == "close":
            return "this bracket was never opened"
        if token.text in HABITS:
            return f"write {HABITS[token.text]} instead"
        return "not expected here; conditions are joined by and, or"

    def _note(self, token: Token, reason: str) -> None:
        self.mistakes.append(Mistake(self.text, token.text, token.start, reason))

    def _stop(self, token: Token, reason: str) -> ExpressionError:
        self._note(token, reason)
        return ExpressionError(tuple(self.mistakes))


def _alone(fact: Fact) -> str:
    example = {
        FactType.NUMBER: f"{fact.name} >= 1",
        FactType.CHOICE: f"{fact.name} == {fact.answers[0] if fact.answers else ''}",
        FactType.DATE: f"{fact.name} >= 2026-01-31",
        FactType.TEXT: f'{fact.name} == "A81001"',
    }[fact.type]
    return f"a {fact.type} on its own is not a condition; compare it, as in {example}"
