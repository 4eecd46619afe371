"""Which codings were given to words that have changed since, and wait for their coder.

A coding waits where its coder has coded the passage to no later version, or where a draft was
reworded under it. What was left behind waits no more, and counts no more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from linkwork.access.models import User
from linkwork.evidence.extraction import queries as extraction
from linkwork.evidence.extraction.models import Coding, LeftBehind
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis.models import ConfigurationVersion, DraftVersion
from linkwork.evidence.synthesis.queries.configurations import Configured, configurations
from linkwork.evidence.synthesis.queries.sight import Gathered, gather
from linkwork.evidence.synthesis.queries.statements import InReview, statements
from linkwork.library import queries as shelf

Content = dict[str, Any]
COUNTS = ("if_text", "then_text", "because_text", "if", "then", "direction")


@dataclass(frozen=True)
class Wording:
    """A draft as it was worded from some moment on."""

    at: datetime
    content: Content


@dataclass(frozen=True)
class Wordings:
    """How the statements of a review were worded, by code and version, and what stands now."""

    past: Mapping[tuple[str, int], tuple[Wording, ...]]
    now: Mapping[str, tuple[int, Content]]  # a configuration's content is empty: it has versions


def wordings(
    review: Review, statements: Iterable[InReview], configured: Iterable[Configured]
) -> Wordings:
    """Ask how drafts were worded, where one is open, beside what the review works with now."""
    standing = [one for one in statements if one.stands]
    past: dict[tuple[str, int], list[Wording]] = {}
    for code, content, at in _drafted(review) if any(one.draft for one in standing) else ():
        past.setdefault((code, content["version"]), []).append(Wording(at, content))
    now = {one.code: (one.version, one.content) for one in standing}
    now |= {one.code: (one.version, {}) for one in configured}
    return Wordings({key: tuple(found) for key, found in past.items()}, now)


def waiting(review: Review, user: User | None, code: str) -> list[Coding]:
    """The codings to earlier words of one statement or configuration that somebody may see."""
    words = wordings(review, statements(review), configurations(review))
    return waiting_in(gather(review, user).codings, words).get(code, [])


def version_now(review: Review, code: str) -> int:
    """The version of a statement or configuration that the review works with."""
    words = wordings(review, statements(review), configurations(review))
    return words.now[code][0]


def waiting_in(codings: Iterable[Coding], words: Wordings) -> dict[str, list[Coding]]:
    """Of each code, the codings that wait for their coders, in the order they were made."""
    newest: dict[tuple[int, str, int | None], Coding] = {}
    for one in extraction.holding(codings):
        key = (one.passage_id, one.code, one.coded_by_id)
        if key not in newest or one.statement_version > newest[key].statement_version:
            newest[key] = one
    found: dict[str, list[Coding]] = {}
    for one in newest.values():
        if _behind(one, words):
            found.setdefault(one.code, []).append(one)
    return found


def passages_in(codings: Iterable[Coding]) -> int:
    """How many passages some codings are of."""
    return len({one.passage_id for one in codings})


def left_behind(known: Gathered, code: str) -> list[LeftBehind]:
    """What was left behind when a statement or configuration was reworded."""
    return [row for row in known.left if row.coding.code == code]


def words_read(review: Review, coding: Coding, words: Wordings) -> Content | ConfigurationVersion:
    """The words a coder had before them: those of the draft then, or of the version they name."""
    if coding.aim == Coding.Aim.CONFIGURATION:
        versions = ConfigurationVersion.objects.filter(configuration__review=review)
        return versions.get(configuration__code=coding.code, number=coding.statement_version)
    drafted = _as_read(coding, words)
    if drafted is not None:
        return drafted
    return dict(shelf.statement(coding.code, coding.statement_version).content)


def _behind(coding: Coding, words: Wordings) -> bool:
    if coding.code not in words.now:
        return False
    version, content = words.now[coding.code]
    if coding.statement_version != version:
        return coding.statement_version < version
    then = _as_read(coding, words)
    return bool(content) and then is not None and _counting(then) != _counting(content)


def _drafted(review: Review) -> Iterable[tuple[str, Content, datetime]]:
    rows = DraftVersion.objects.filter(draft__review=review).order_by("at", "pk")
    return rows.values_list("draft__code", "content", "at")


def _as_read(coding: Coding, words: Wordings) -> Content | None:
    """What a draft said when a passage was coded to it."""
    rows = words.past.get((coding.code, coding.statement_version), ())
    there = [row for row in rows if row.at <= coding.coded_at] or list(rows[:1])
    return there[-1].content if there else None


def _counting(content: Content) -> tuple[object, ...]:
    return tuple(content.get(name) for name in COUNTS)
