"""Where a record stands, from what its readers decided. Plain rules, no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """Where a record stands at one level."""

    UNREAD = "not read"
    HALF_READ = "waits for a second reader"
    INCLUDED = "included"
    EXCLUDED = "excluded"
    UNDECIDED = "maybe"
    APART = "readers differ"


@dataclass(frozen=True)
class Said:
    """What one reader said last."""

    reviewer_id: int
    answer: str


def standing(said: Iterable[Said], readers: int) -> Standing:
    """Say where a record stands once so many readers are wanted."""
    answers = [one.answer for one in said]
    if not answers:
        return Standing.UNREAD
    if len(answers) < readers:
        return Standing.HALF_READ
    if len(set(answers)) > 1:
        return Standing.APART
    return {
        "include": Standing.INCLUDED,
        "exclude": Standing.EXCLUDED,
        "maybe": Standing.UNDECIDED,
    }[answers[0]]


def may_see_others(said: Iterable[Said], readers: int, reviewer_id: int) -> bool:
    """Say whether a reader may see what the others said: only once all are in, their own too."""
    people = {one.reviewer_id for one in said}
    return reviewer_id in people and len(people) >= readers
