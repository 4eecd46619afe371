"""What differs between two versions of a plan, a sentence for each change."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from linkwork.ui.words import joined

PLAIN = {
    "smallest": "The smallest effect that matters",
    "why_smallest": "Why that is the smallest that matters",
    "whole": "Second readings from the rows",
    "stopping": "When it is read",
    "seed": "The seed",
    "cluster": "The groups",
    "second_cluster": "The second groups",
    "smallest_cell": "The smallest cell shown",
    "rules": "The verdict rules",
    "estimator": "The estimator",
    "read_after_days": "The days of reading",
}


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Every change, in words; nothing where the plans are the same."""
    return [*_statements(before, after), *_plain(before, after), *_exploratory(before, after)]


def additions_only(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether nothing but exploratory contexts was added."""
    rest = {name: value for name, value in after.items() if name != "exploratory"}
    held = {name: value for name, value in before.items() if name != "exploratory"}
    kept = after.get("exploratory", [])[: len(before.get("exploratory", []))]
    return rest == held and list(kept) == list(before.get("exploratory", []))


def _statements(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    old = {row["code"]: row for row in before["statements"]}
    new = {row["code"]: row for row in after["statements"]}
    gone, come = [c for c in old if c not in new], [c for c in new if c not in old]
    if come:
        yield f"Statements added: {joined(come)}"
    if gone:
        yield f"Statements taken out: {joined(gone)}"
    for code in (code for code in new if code in old and new[code] != old[code]):
        yield from _statement(code, old[code], new[code])


def _statement(code: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    if old["version"] != new["version"]:
        yield f"{code}: version {new['version']} in place of {old['version']}"
    yield from _contexts(f"{code}: context", old.get("contexts", []), new.get("contexts", []))
    if old.get("expected") != new.get("expected"):
        yield f"{code}: what the literature leads one to expect"
    if old.get("probes") != new.get("probes"):
        yield f"{code}: the facts through which it may work"
    known = {"version", "contexts", "expected", "probes", "content_hash", "nickname"}
    others = [n for n in new if n not in known and old.get(n) != new.get(n)]
    if others:
        yield f"{code}: {joined([name.replace('_', ' ') for name in others])}"


def _contexts(
    what: str, old: Sequence[Mapping[str, str]], new: Sequence[Mapping[str, str]]
) -> Iterator[str]:
    for row in new:
        if row not in old:
            yield f"{what} added: {row['words']}"
    for row in old:
        if row not in new:
            yield f"{what} taken out: {row['words']}"


def _plain(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    for name, words in PLAIN.items():
        if before.get(name) != after.get(name):
            yield words


def _exploratory(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    old, new = before.get("exploratory", []), after.get("exploratory", [])
    yield from _contexts("Exploratory context", old, new)
