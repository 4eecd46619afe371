"""What differs between two versions of a theory, part by part and word by word."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from linkwork.library import differences
from linkwork.library.differences import Piece

KINDS = (("statements", "Statement"), ("configurations", "Configuration"))
PARTS = {
    "sentence": "Sentence",
    "status": "Status",
    "resource": "Resource",
    "reasoning": "Reasoning",
    "outcome": "Outcome",
}


@dataclass(frozen=True)
class Difference:
    """One thing that changed: what kind of thing, which, how, and the words before and after."""

    kind: str
    what: str
    change: str
    pieces: tuple[Piece, ...] = ()

    @property
    def before(self) -> str:
        """The words as they were."""
        return "".join(one.text for one in self.pieces if one.state != "added").strip()

    @property
    def after(self) -> str:
        """The words as they are."""
        return "".join(one.text for one in self.pieces if one.state != "removed").strip()


def between(before: "Side | None", after: "Side") -> list[Difference]:
    """List what changed from one version to the next; all of it is new where there was none."""
    old = before or Side("", "", {})
    found = [*_words("Title", old.title, after.title)]
    found += _words("Narrative", old.narrative, after.narrative)
    for name, kind in KINDS:
        found += _things(kind, old.contents.get(name, []), after.contents.get(name, []))
    found += _links(old.contents.get("links", []), after.contents.get("links", []))
    found += _verdicts(old.contents.get("verdicts", []), after.contents.get("verdicts", []))
    return found


@dataclass(frozen=True)
class Side:
    """What is compared of a version."""

    title: str
    narrative: str
    contents: Mapping[str, Any]


def _words(what: str, old: str, new: str) -> Iterator[Difference]:
    if old != new:
        change = "changed" if old else "added"
        yield Difference(what, "", change, tuple(differences.pieces(old, new)))


def _things(
    kind: str, old: list[dict[str, Any]], new: list[dict[str, Any]]
) -> Iterator[Difference]:
    was, now = ({one["code"]: one for one in rows} for rows in (old, new))
    for code in [*now, *(code for code in was if code not in now)]:
        before, after = was.get(code), now.get(code)
        name = f"{code} {(after or before or {})['nickname']}"
        if after is None:
            yield Difference(kind, name, "taken out")
        elif before is None:
            yield Difference(kind, name, "added", (Piece("added", after["sentence"]),))
        else:
            yield from _thing(kind, name, before, after)


def _thing(
    kind: str, name: str, before: dict[str, Any], after: dict[str, Any]
) -> Iterator[Difference]:
    if before["version"] != after["version"]:
        change = f"version {after['version']} in place of {before['version']}"
        yield Difference(kind, name, change)
    for part, label in PARTS.items():
        if before.get(part, "") != after.get(part, ""):
            words = tuple(differences.pieces(str(before.get(part, "")), str(after.get(part, ""))))
            yield Difference(kind, name, f"{label.lower()} changed", words)
    was, now = ({place_of(one) for one in side["passages"]} for side in (before, after))
    if was != now:
        come, gone = len(now - was), len(was - now)
        yield Difference(kind, name, f"passages: {come} more, {gone} fewer")


def place_of(passage: Mapping[str, Any]) -> tuple[str, int, int, int]:
    """Where a held passage stands: a name that is the same wherever its review is taken."""
    return (passage["document_hash"], passage["page"], passage["start"], passage["end"])


def _links(old: list[dict[str, str]], new: list[dict[str, str]]) -> Iterator[Difference]:
    for row in new:
        if row not in old:
            yield Difference("Link", f"{row['from']} {row['way']} {row['to']}", "added")
    for row in old:
        if row not in new:
            yield Difference("Link", f"{row['from']} {row['way']} {row['to']}", "taken out")


def _verdicts(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> Iterator[Difference]:
    was, now = ({(one["code"], one["from"]): one["answer"] for one in rows} for rows in (old, new))
    for (code, source), answer in now.items():
        earlier = was.get((code, source), "")
        if earlier != answer:
            words = tuple(differences.pieces(earlier, answer))
            yield Difference("Verdict", f"{code}, from {source}", "changed", words)
    for code, source in was.keys() - now.keys():
        yield Difference("Verdict", f"{code}, from {source}", "taken out")
