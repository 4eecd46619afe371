"""Reads a record into the forms in which two records can be compared."""

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from linkwork.evidence.duplicates.matching.entry import Entry

# What a database adds to a title in brackets, and no author wrote.
ADDED = re.compile(
    r"[\[(](?:review|editorial|comment\w*|letter|abstract|\d+ refs?|in [a-z]+|[a-z]+ language"
    r"|chinese|german|french|spanish|russian|japanese|korean|italian|portuguese|polish|turkish"
    r"|danish|dutch|swedish|norwegian|czech|hungarian|hebrew|persian|croatian|serbian"
    r"|(?:\w+ )?(?:erratum|correction|corrigendum|retraction)[^\])]*"
    r"|(?:see comments?|comments? in|republished|reprint)[^\])]*)[\])]\.?",
    re.IGNORECASE,
)
ANOTHER = re.compile(r"\[([^\[\]]{16,})\]")  # the title in the other language
MARKUP = re.compile(r"<[^<>]{1,40}>")
APART_FROM_WORDS = re.compile(r"[^\w]+|_")
JUNIOR = re.compile(r",?\s+(?:jr|sr|junior|senior|2nd|3rd|ii|iii)\b\.?", re.IGNORECASE)
SUPPLEMENT = re.compile(r"\bsupp?l?(?:ement)?\b[-. ]*\d*", re.IGNORECASE)
DIGITS = re.compile(r"\d+")
ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8"}
NO_AUTHOR = {"", "anonymous", "anon", "unknown", "no author", "et al", "others", "na", "nan"}
SMALL_WORDS = (
    "a an and the of for in on to at by with from de la le les des du der die das und et y el en "
    "fur im journal jour j zeitschrift revista revue proceedings proc official"
)
SMALL = frozenset(SMALL_WORDS.split())


@dataclass(frozen=True, slots=True)
class Author:
    """A family name, the first letters of the given names, and these in full where given."""

    family: str
    letters: str
    given: str


@dataclass(frozen=True, slots=True)
class Work:
    """One record in comparable forms; empty where nothing was given."""

    place: int
    entry: Entry
    titles: tuple[str, ...]
    counts: tuple[str, ...]
    authors: tuple[Author, ...]
    journal: tuple[str, ...]
    year: int
    volume: str
    issue: str
    first_page: str
    last_page: str
    doi: str
    abstract: str

    @property
    def title(self) -> str:
        """The title as it stands first."""
        return self.titles[0] if self.titles else ""


def read(entry: Entry, place: int) -> Work:
    """Read one record."""
    titles = titles_of(entry.title)
    volume, issue = volume_and_issue(entry.volume, entry.issue)
    first, last = pages_of(entry.pages)
    return Work(
        place=place,
        entry=entry,
        titles=titles,
        counts=counts_of(titles[0]) if titles else (),
        authors=authors_of(entry.authors),
        journal=journal_of(entry.journal),
        year=entry.year or 0,
        volume=volume,
        issue=issue,
        first_page=first,
        last_page=last,
        doi=doi_of(entry.doi),
        abstract=plain(entry.abstract)[:600],
    )


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Small letters without marks, and single spaces between words."""
    if not text:
        return ""
    text = MARKUP.sub(" ", html.unescape(text)) if "<" in text or "&" in text else text
    text = text.replace("&", " and ")
    if not text.isascii():
        text = text.replace("ß", "ss").replace("ø", "o").replace("Ø", "O").replace("ł", "l")
        parts = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return APART_FROM_WORDS.sub(" ", text.casefold()).strip()


def titles_of(title: str) -> tuple[str, ...]:
    """The title without what databases add; after it the one in another language, if given."""
    kept = ADDED.sub(" ", title)
    other = ANOTHER.findall(kept)
    main = plain(ANOTHER.sub(" ", kept)) if other else plain(kept)
    found = [one for one in (main, *(plain(one) for one in other)) if one]
    return tuple(dict.fromkeys(found)) or ((plain(title),) if plain(title) else ())


def counts_of(title: str) -> tuple[str, ...]:
    """The numbers in a title: part 1 is not part 2."""
    words = title.split()
    return tuple(
        sorted(ROMAN.get(word, word) for word in words if word in ROMAN or has_digit(word))
    )


def has_digit(word: str) -> bool:
    """Say whether a word holds a digit."""
    return any(letter.isdigit() for letter in word)


def authors_of(names: tuple[str, ...]) -> tuple[Author, ...]:
    """The authors in their order, without those that name nobody."""
    found = (author_of(name) for name in names)
    return tuple(one for one in found if one.family and one.family not in NO_AUTHOR)


@lru_cache(maxsize=65536)
def author_of(name: str) -> Author:
    """Read “Husk, K.”, “Kerryn Husk” or “Husk K” into family name and letters."""
    family, comma, given = JUNIOR.sub("", name).partition(",")
    if not comma:
        words = name.replace(".", ". ").split()
        # "Husk K" and "Husk KF": the short capitals at the end are letters of given names.
        tail = [word for word in words[1:] if word.rstrip(".").isupper() and len(word) <= 4]
        if words and tail and words[1:] == tail:
            family, given = words[0], " ".join(tail)
        elif words:
            family, given = words[-1], " ".join(words[:-1])
    given_words = plain(given).split()
    letters = "".join(
        word if len(word) <= 3 and given.replace(".", "").isupper() else word[0]
        for word in given_words
    )
    return Author(plain(family).replace(" ", ""), letters, "".join(given_words))


def journal_of(name: str) -> tuple[str, ...]:
    """The words of a journal's name that carry it."""
    words = plain(name).split()
    kept = tuple(word for word in words if word not in SMALL)
    return kept or tuple(words)


def volume_and_issue(volume: str, issue: str) -> tuple[str, str]:
    """Volume and issue as numbers; “35 Suppl 1” and “202(4)” are taken apart."""
    told = plain(volume)
    numbers = DIGITS.findall(told)
    if len(numbers) > 1 and not plain(issue):
        rest = told.split(numbers[0], 1)[1].strip()
        return short(numbers[0]), issue_of(rest)
    return (short(numbers[0]) if numbers else told), issue_of(plain(issue))


def issue_of(text: str) -> str:
    """An issue: its numbers, marked where it is a supplement."""
    numbers = "-".join(short(number) for number in DIGITS.findall(text))
    supplement = "s" if re.search(r"\bs(?:upp?l?)?|suppl", text) else ""
    return f"{supplement}{numbers}" if numbers or supplement else text


def pages_of(text: str) -> tuple[str, str]:
    """First and last page; “288-97” ends on 297, and of “t-51” only the end is known."""
    told = SUPPLEMENT.sub(" ", text).casefold().replace(" ", "").replace(",", "-")
    found = [short(page) for page in re.findall(r"[a-z]{0,3}\d+", told)]
    if not found:
        return "", ""
    if re.match(r"[a-z]+[-–—]", told):
        return "", found[0]
    first, last = found[0], found[1] if len(found) > 1 else ""
    if last.isdigit() and first.isdigit() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    if last and not last.isdigit():
        last = re.sub(r"^[a-z]+", re.match(r"[a-z]*", first)[0], last)  # type: ignore[index]
    return first, last


def short(number: str) -> str:
    """A number without the noughts before it."""
    return re.sub(r"(?<![0-9])0+(?=\d)", "", number)


def doi_of(text: str) -> str:
    """The DOI from its 10. on, in small letters."""
    small = text.strip().casefold()
    start = small.find("10.")
    return small[start:].rstrip(" .,;)") if start >= 0 and "/" in small else ""
