"""FHIR's primitive types: what each looks like in JSON, and how to say that it does not."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

# R4's own patterns. Dates are checked against the calendar besides.
YEAR = r"([0-9]([0-9]([0-9][1-9]|[1-9]0)|[1-9]00)|[1-9]000)"
DAY = rf"{YEAR}(-(0[1-9]|1[0-2])(-(0[1-9]|[1-2][0-9]|3[0-1]))?)?"
ZONE = r"(Z|(\+|-)((0[0-9]|1[0-3]):[0-5][0-9]|14:00))"
TIME = rf"T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?{ZONE}"
WHOLE_DAY = rf"{YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[1-2][0-9]|3[0-1])"
PATTERNS = {
    "id": r"[A-Za-z0-9\-.]{1,64}",
    "code": r"[^\s]+(\s[^\s]+)*",
    "uri": r"\S+",
    "url": r"\S+",
    "canonical": r"\S+",
    "date": DAY,
    "dateTime": rf"{DAY}|{WHOLE_DAY}{TIME}",
    "instant": rf"{WHOLE_DAY}{TIME}",
    "base64Binary": r"[0-9a-zA-Z+/=\s]+",
}
SAID = {
    "id": "an id: letters, figures, - and . only, at most 64",
    "code": "a code: no spaces at its ends, and no two together",
    "uri": "an address without spaces",
    "url": "an address without spaces",
    "canonical": "an address without spaces",
    "date": "a date: YYYY-MM-DD",
    "dateTime": "a date, or a date and time with its zone: 2026-11-22T09:30:00Z",
    "instant": "a date and time with its zone: 2026-11-22T09:30:00Z",
    "base64Binary": "base64",
    "boolean": "true or false",
    "integer": "a whole number",
    "unsignedInt": "a whole number, 0 or more",
    "positiveInt": "a whole number, 1 or more",
    "decimal": "a number",
}
TEXTS = frozenset({"string", "markdown", "xhtml", *PATTERNS})
LEAST: dict[str, int | None] = {"integer": None, "unsignedInt": 0, "positiveInt": 1}
PRIMITIVES = TEXTS | frozenset(LEAST) | {"boolean", "decimal"}
LONGEST = 200_000
# Control characters, halves of a pair and the mark of nothing cannot be kept in a database.
UNKEEPABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def problem(kind: str, value: Any) -> str:
    """Say how a value fails its type; nothing where it does not."""
    if kind in TEXTS:
        return _text_problem(kind, value)
    if kind == "boolean":
        return "" if isinstance(value, bool) else f"This is not {SAID[kind]}."
    number: Callable[[Any], bool] = _is_whole if kind in LEAST else _is_number
    least = LEAST.get(kind)
    right = number(value) and (least is None or value >= least)
    return "" if right else f"This is not {SAID[kind]}."


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**31


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _text_problem(kind: str, value: Any) -> str:
    if not isinstance(value, str):
        return "This is not text."
    if not value.strip():
        return "This is empty: leave the element out."
    if UNKEEPABLE.search(value) or len(value) > LONGEST:
        return "This holds a character that cannot be kept, or too many."
    if kind in PATTERNS and not re.fullmatch(PATTERNS[kind], value):
        return f"This is not {SAID[kind]}."
    dated = kind in ("date", "dateTime", "instant")
    return "There is no such day." if dated and not _in_the_calendar(value) else ""


def _in_the_calendar(value: str) -> bool:
    parts = value[:10].split("-")
    try:
        date(*(int(part) for part in [*parts, "1", "1"][:3]))
    except ValueError:
        return False
    return True
