"""Judges two compared works: one work, a question for a person, or two works.

Each field speaks with points for or against, as agreement and disagreement do in Fellegi and
Sunter, A theory for record linkage, JASA 1969;64:1183–1210; the points are whole numbers near the
logistic weights on the labelled sets of bib-dedupe. What may never be joined unseen is said as
rules, whatever the points.
"""

from dataclasses import dataclass
from enum import StrEnum

from linkwork.evidence.duplicates.matching.comparing import Like, Likeness
from linkwork.evidence.duplicates.matching.reading import Work

SAME_FROM = 9
ASK_FROM = 4

# Points for apart, not given, loose, close, the same.
POINTS: dict[str, tuple[int, int, int, int, int]] = {
    "title": (-8, 0, -2, 2, 5),
    "counts": (-4, 0, 0, 0, 0),
    "authors": (-4, 0, -1, 1, 3),
    "journal": (-2, 0, -2, 1, 1),
    "year": (-4, 0, -2, 0, 2),
    "volume": (-4, 0, 0, 0, 2),
    "issue": (-3, 0, 0, 0, 1),
    "pages": (-4, 0, 0, 0, 4),
    "doi": (-5, 0, 0, 3, 6),
    "abstract": (-2, 0, 0, 0, 3),
}
COMMON_TITLE = 2  # what a title that recurs is worth
COMMON_WORDS = 3
RECURS = (
    "editor",
    "guest editor",
    "comment",
    "letter",
    "book review",
    "introduction",
    "preface",
    "foreword",
    "obituary",
    "erratum",
    "correction",
    "corrigendum",
    "reply",
    "response",
    "remarks from",
    "in this issue",
    "call for papers",
    "announcement",
    "abstracts",
    "news",
    "correspondence",
    "from the editor",
)


class Answer(StrEnum):
    """What becomes of a pair."""

    SAME = "same"
    ASK = "ask"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair with its points and what they were read from."""

    answer: Answer
    points: int
    likeness: Likeness
    unseen: str  # why no machine may join it, where it has the points


def judge(one: Work, other: Work, likeness: Likeness) -> Judged:
    """Judge a pair."""
    common = recurs(one.title)
    points = sum(said[getattr(likeness, field)] for field, said in POINTS.items())
    if common and likeness.title == Like.SAME:
        points += COMMON_TITLE - POINTS["title"][Like.SAME]
    if points < ASK_FROM:
        return Judged(Answer.APART, points, likeness, "")
    why = not_unseen(likeness, common) if points >= SAME_FROM else ""
    sure = points >= SAME_FROM and not why
    return Judged(Answer.SAME if sure else Answer.ASK, points, likeness, why)


def stands_at(like: Likeness) -> bool:
    """Say whether both stand at one place: journal, year, volume and pages."""
    one_place = like.pages == like.volume == like.year == Like.SAME
    return one_place and like.journal >= Like.CLOSE


def recurs(title: str) -> bool:
    """Say whether many works bear such a title: an editorial, a reply, three words."""
    return len(title.split()) <= COMMON_WORDS or title.startswith(RECURS)


def not_unseen(like: Likeness, common: bool) -> str:
    """Why a person must look, whatever the points; empty where none need."""
    if like.doi == Like.SAME and like.title >= Like.CLOSE:
        return ""
    placed = like.pages == Like.SAME or like.doi == Like.SAME
    same_title = like.title == Like.SAME
    rules = (
        (like.year in (Like.APART, Like.LOOSE), "the years lie apart"),
        (
            like.authors == Like.APART and not (same_title and stands_at(like)),
            "nobody among the authors is the same",
        ),
        (like.doi == Like.APART and not (placed and same_title), "each has a DOI of its own"),
        (like.pages == Like.APART and not placed, "the pages differ"),
        (like.counts == Like.APART and not placed, "the numbers in the titles differ"),
        (
            not same_title and not placed and like.pages != Like.CLOSE,
            "no page or DOI says that the two titles are one",
        ),
        (common and not placed, "many works bear this title"),
    )
    return next((why for holds, why in rules if holds), "")
