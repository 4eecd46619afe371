"""Finds the pairs worth comparing: those that share something that two works seldom share."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from linkwork.evidence.duplicates.matching.reading import Work

MOST_TOGETHER = 60  # of a larger block, only neighbours in the order of titles are compared
NEIGHBOURS = 10
OPENING = 28
RARE = 2

Pair = tuple[int, int]
Key = tuple[str, ...]


def pairs(works: Sequence[Work]) -> set[Pair]:
    """Every pair of places that shares at least one key, the smaller first."""
    blocks: dict[Key, list[int]] = defaultdict(list)
    often = Counter(word for work in works for word in set(work.title.split()))
    for work in works:
        for key in set(keys(work, often)):
            blocks[key].append(work.place)
    found: set[Pair] = set()
    for places in blocks.values():
        if len(places) > 1:
            found.update(_together(places, works))
    return found


def keys(work: Work, often: Counter[str]) -> Iterator[Key]:
    """What a work may share with its duplicate."""
    for title in work.titles:
        yield "opening", title.replace(" ", "")[:OPENING]
    rare = sorted((often[word], word) for word in set(work.title.split()) if len(word) > 2)
    if len(rare) >= RARE:
        yield "rare words", *(word for _, word in rare[:RARE])
    if work.doi:
        yield "doi", work.doi
    first = work.authors[0].family if work.authors else ""
    if first and work.year:
        yield "author", first, str(work.year)
    if first and work.first_page:
        yield "author and page", first, work.first_page
    if work.volume and work.first_page:
        yield "place", work.volume, work.first_page, work.journal[0][:4] if work.journal else ""


def _together(places: list[int], works: Sequence[Work]) -> Iterator[Pair]:
    """The pairs of a block; of a large one, the neighbours in the order of titles."""
    reach = len(places)
    if reach > MOST_TOGETHER:
        places = sorted(places, key=lambda place: (works[place].title, place))
        reach = NEIGHBOURS
    for at, one in enumerate(places):
        for other in places[at + 1 : at + 1 + reach]:
            yield (one, other) if one < other else (other, one)
