"""Cut the text of a condition into words, signs and values, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linkwork.theory.expression import SIGNS
from linkwork.theory.mistakes import ExpressionError, Mistake

# What people write out of habit, and what the language says instead.
HABITS = {
    "=": "==",
    "===": "==",
    "is": "==",
    "equals": "==",
    "<>": "!=",
    "≠": "!=",
    "≥": ">=",
    "=>": ">=",
    "≤": "<=",
    "=<": "<=",
    "&": "and",
    "&&": "and",
    "AND": "and",
    "And": "and",
    "|": "or",
    "||": "or",
    "OR": "or",
    "Or": "or",
    "!": "not",
    "NOT": "not",
    "Not": "not",
}
QUOTES = "\"'\u2018\u2019\u201c\u201d"  # straight and curly
PARTS = re.compile(
    r"""(?P<space>\s+)
      | (?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w.-]))
      | (?P<number>-?[0-9]+(\.[0-9]+)?(?![\w.]))
      | (?P<odd_number>-?\.?[0-9][\w.-]*)
      | (?P<word>[^\W0-9]\w*)
      | (?P<text>"(?:[^"\\\n]|\\[^\n])*")
      | (?P<sign>[=!<>&|≤≥≠]+)
      | (?P<open>\()
      | (?P<close>\))
      | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text: what kind it is, how it is written, and where it starts (from 0)."""

    kind: str
    text: str
    start: int


def tokens(text: str) -> Iterator[Token]:
    """Go through the pieces of a text, and end with a token of kind `end`."""
    for found in PARTS.finditer(text):
        token = Token(str(found.lastgroup), found.group(), found.start())
        if token.kind == "space":
            continue
        reason = _refusal(token)
        if reason:
            raise ExpressionError((Mistake(text, token.text, token.start, reason),))
        yield token
    yield Token("end", "", len(text.rstrip()))


def _refusal(token: Token) -> str:
    match token.kind:
        case "odd_number":
            return "a number is written in plain digits, as in 3, 0.5 or -1; a date as 2026-01-31"
        case "sign" if token.text not in SIGNS:
            instead = HABITS.get(token.text)
            return f"write {instead} instead" if instead else f"the signs are {' '.join(SIGNS)}"
        case "other" if token.text in QUOTES:
            return 'text stands between two straight quotes, as in "A81001"'
        case "other":
            return "this has no meaning in a condition"
    return ""
