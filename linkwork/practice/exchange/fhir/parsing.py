"""Bytes become JSON, within limits: no bombs, no double names, no numbers that are none."""

import json
from math import isfinite
from typing import Any, NoReturn

from linkwork.practice.exchange.fhir.faults import Fault, Faulty

MOST_BYTES = 1024 * 1024
DEEPEST = 24
MOST_ENTRIES = 100


class TooMuch(Faulty):
    """More than is read at once."""

    status = 413


def parse(written: bytes) -> dict[str, Any]:
    """Read one JSON object; raise `Faulty` where it is none, or passes a limit."""
    if len(written) > MOST_BYTES:
        raise TooMuch([Fault("too-long", "Bundle", f"At most {MOST_BYTES // 1024} kB are read.")])
    try:
        read = json.loads(
            written.decode("utf-8"),
            object_pairs_hook=_once,
            parse_constant=_no_number,
            parse_float=_finite,
        )
    except RecursionError as deep:
        raise Faulty([_too_deep()]) from deep
    except ValueError as wrong:
        raise Faulty(
            [Fault("structure", "Bundle", f"This is not JSON: {_said(wrong)}.")]
        ) from wrong
    if not isinstance(read, dict):
        raise Faulty([Fault("structure", "Bundle", "A Bundle is a JSON object.")])
    _check_depth(read)
    return read


def _said(wrong: ValueError) -> str:
    """What is wrong and where, without quoting the text."""
    if isinstance(wrong, json.JSONDecodeError):
        return f"{wrong.msg.lower()} at line {wrong.lineno}, column {wrong.colno}"
    return "it is not UTF-8" if isinstance(wrong, UnicodeDecodeError) else str(wrong)[:120]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) != len(pairs):
        raise ValueError("an object has the same name twice")
    return read


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number in JSON")


def _finite(written: str) -> float:
    number = float(written)
    return number if isfinite(number) else _no_number(written[:20])


def _too_deep() -> Fault:
    return Fault("too-costly", "Bundle", f"It is nested deeper than {DEEPEST} levels.")


def _check_depth(read: dict[str, Any]) -> None:
    level: list[Any] = [read]
    for _ in range(DEEPEST):
        level = [
            part
            for thing in level
            for part in (thing.values() if isinstance(thing, dict) else thing)
            if isinstance(part, (dict, list))
        ]
        if not level:
            return
    raise Faulty([_too_deep()])
