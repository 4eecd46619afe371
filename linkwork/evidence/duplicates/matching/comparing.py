"""Compares two works field by field: the same, close, apart, or not given on one side."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from linkwork.evidence.duplicates.matching.reading import Author, Work

SAME_TITLE = 97.0
CLOSE_TITLE = 88.0
SLIP = 1  # letters by which a word may differ from itself
ARTICLE_NUMBER = 8  # digits from which a first page is no page
LETTERS = "abcdefghijklmnopqrstuvwxyz"
LEAST_OPENING = 12  # letters that a title must share before one may be the opening of the other


class Like(IntEnum):
    """How alike two fields are."""

    APART = 0
    UNKNOWN = 1
    LOOSE = 2
    CLOSE = 3
    SAME = 4


YEARS_APART = {0: Like.SAME, 1: Like.CLOSE, 2: Like.LOOSE}


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two works, field by field."""

    title: Like
    counts: Like
    authors: Like
    journal: Like
    year: Like
    volume: Like
    issue: Like
    pages: Like
    doi: Like
    abstract: Like


def compare(one: Work, other: Work) -> Likeness:
    """Compare every field of two works."""
    return Likeness(
        title=title(one, other),
        counts=equal(one.counts, other.counts) if one.counts or other.counts else Like.UNKNOWN,
        authors=authors(one.authors, other.authors),
        journal=journal(one.journal, other.journal),
        year=year(one.year, other.year),
        volume=equal(one.volume, other.volume),
        issue=equal(one.issue, other.issue),
        pages=pages(one, other),
        doi=doi(one, other),
        abstract=abstract(one.abstract, other.abstract),
    )


def hopeless(one: Work, other: Work) -> bool:
    """Say at once that titles apart, with no page, DOI or abstract in common, are two works."""
    if one.first_page and one.first_page == other.first_page:
        return False
    if (one.abstract and other.abstract) or doi(one, other) >= Like.CLOSE:
        return False
    return title(one, other) == Like.APART


def title(one: Work, other: Work) -> Like:
    """Titles: a subtitle more is close; a title in two languages is met in either."""
    if not one.titles or not other.titles:
        return Like.UNKNOWN
    return max(_title(mine, theirs) for mine in one.titles for theirs in other.titles)


def _title(mine: str, theirs: str) -> Like:
    if mine == theirs:
        return Like.SAME
    squeezed, meant = mine.replace(" ", ""), theirs.replace(" ", "")
    ratio = 100.0 if squeezed == meant else fuzz.ratio(squeezed, meant)
    if ratio >= SAME_TITLE and (ratio == 100.0 or _slips(mine.split(), theirs.split())):
        return Like.SAME
    less, more = sorted((squeezed, meant), key=len)
    if ratio >= CLOSE_TITLE or (len(less) >= LEAST_OPENING and more.startswith(less)):
        return Like.CLOSE
    return Like.LOOSE if fuzz.token_set_ratio(mine, theirs) >= CLOSE_TITLE else Like.APART


def _slips(mine: list[str], theirs: list[str]) -> bool:
    """Whether the words that differ are slips or spellings; men and women are other words."""
    here, there = Counter(mine), Counter(theirs)
    less, more = list((here - there).elements()), list((there - here).elements())
    if len(less) == len(more):
        return all(Levenshtein.distance(*both) <= SLIP for both in zip(less, more, strict=True))
    return Levenshtein.distance("".join(less), "".join(more)) <= SLIP


def authors(mine: Sequence[Author], theirs: Sequence[Author]) -> Like:
    """Authors: the shorter list within the longer; first names may be letters only."""
    if not mine or not theirs:
        return Like.UNKNOWN
    less, more = sorted((mine, theirs), key=len)
    met = sum(any(_person(one, other) for other in more) for one in less)
    first = _person(mine[0], theirs[0])
    if met == len(less):
        if len(less) == len(more):
            return Like.SAME
        return Like.CLOSE if first else Like.LOOSE
    share = met / len(less)
    if share >= 0.6:
        return Like.CLOSE if first else Like.LOOSE
    return Like.LOOSE if met else Like.APART


def _person(one: Author, other: Author) -> bool:
    """One person: the family name is one, and the first letters do not speak against it."""
    if one.family == other.family:
        return not one.letters or not other.letters or one.letters[0] == other.letters[0]
    if (one.given and one.given == other.family) or (other.given and other.given == one.family):
        return True  # family name and given name stand in the other order
    if fuzz.ratio(one.family, other.family) >= 85:
        return one.letters[:1] == other.letters[:1]
    return one.family.endswith(other.family) or other.family.endswith(one.family)


def journal(mine: Sequence[str], theirs: Sequence[str]) -> Like:
    """Journals: in full, cut to abbreviations, or as initials."""
    if not mine or not theirs:
        return Like.UNKNOWN
    if mine == theirs:
        return Like.SAME
    less, more = sorted((mine, theirs), key=lambda words: (len(words), sum(map(len, words))))
    if _cut(less, more) or _cut(more, less):
        return Like.SAME if len(less) == len(more) else Like.CLOSE
    if "".join(word[0] for word in more) == "".join(less):
        return Like.CLOSE
    ratio = fuzz.token_set_ratio(" ".join(mine), " ".join(theirs))
    if ratio >= 90:
        return Like.CLOSE
    return Like.LOOSE if ratio >= 70 else Like.APART


def _cut(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether each short word opens the next of the full words, in their order."""
    rest = iter(full)
    return all(any(word.startswith(cut) for word in rest) for cut in short)


def year(mine: int, theirs: int) -> Like:
    """Years: one apart is online first, now and then two."""
    if not mine or not theirs:
        return Like.UNKNOWN
    apart = abs(mine - theirs)
    return YEARS_APART.get(apart, Like.APART)


def equal(mine: object, theirs: object) -> Like:
    """The same, apart, or not given."""
    if not mine or not theirs:
        return Like.UNKNOWN
    return Like.SAME if mine == theirs else Like.APART


def pages(one: Work, other: Work) -> Like:
    """Pages: both ends, one end, or one range within the other."""
    mine, theirs = one.first_page, other.first_page
    if not mine or not theirs:
        tail = one.last_page and other.last_page and _tail(one.last_page, other.last_page)
        return Like.CLOSE if tail else Like.UNKNOWN
    if mine == theirs:
        both = one.last_page and other.last_page
        return Like.SAME if not both or one.last_page == other.last_page else Like.CLOSE
    if one.last_page and one.last_page == other.last_page:
        return Like.CLOSE
    if mine.lstrip(LETTERS) == theirs.lstrip(LETTERS) or _meet(one, other):
        return Like.CLOSE
    return Like.UNKNOWN if electronic(mine) != electronic(theirs) else Like.APART


def _tail(mine: str, theirs: str) -> bool:
    """Whether a last page is written short: 51 of 851."""
    return mine.endswith(theirs) or theirs.endswith(mine)


def _meet(one: Work, other: Work) -> bool:
    """Whether two ranges of plain numbers share a page."""
    ends = (one.first_page, one.last_page or one.first_page, other.first_page,
            other.last_page or other.first_page)  # fmt: skip
    if not all(page.isdecimal() for page in ends):
        return False
    first, last, begin, end = map(int, ends)
    return first <= end and begin <= last


def electronic(page: str) -> bool:
    """Say whether a page is an article's number, such as c1804; S42 is a supplement's page."""
    return len(page) >= ARTICLE_NUMBER or not (page.isdigit() or page.startswith("s"))


def doi(one: Work, other: Work) -> Like:
    """DOIs: one that opens the other is close; an article number is the tail of its DOI."""
    mine, theirs = one.doi, other.doi
    if mine and theirs:
        if mine == theirs:
            return Like.SAME
        return Like.CLOSE if mine.startswith(theirs) or theirs.startswith(mine) else Like.APART
    number = one.first_page if theirs else other.first_page
    tail = len(number) >= ARTICLE_NUMBER and (mine or theirs).endswith(number)
    return Like.SAME if tail else Like.UNKNOWN


def abstract(mine: str, theirs: str) -> Like:
    """Abstracts, by their openings."""
    if len(mine) < 80 or len(theirs) < 80:
        return Like.UNKNOWN
    size = min(len(mine), len(theirs), 400)
    ratio = fuzz.ratio(mine[:size], theirs[:size])
    return Like.SAME if ratio >= 90 else Like.CLOSE if ratio >= 70 else Like.APART
