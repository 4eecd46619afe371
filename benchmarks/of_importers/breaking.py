"""Files of search results broken in every way that a seeded dice thinks of."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from linkwork.evidence.records import formats

MEDLINE = (
    "PMID- 31502314\nTI  - What approaches to social\n      prescribing work?\nFAU - Husk, Kerryn\n"
    "DP  - 2020 Mar\nLID - 10.1111/hsc.12839 [doi]\nAB  - Words.\n\n"
)
RIS = (
    "TY  - JOUR\nID  - husk2020\nAU  - Husk, Kerryn\nTI  - What approaches\nPY  - 2020/03//\n"
    "SP  - 309\nEP  - 324\nDO  - 10.1111/hsc.12839\nC2  - PMC7027770\nKW  - realist\nER  - \n\n"
)
BIBTEX = (
    '@string{hsc = "Health {\\&} Care"}\n@article{husk2020,\n  author = {Husk, Kerryn and '
    "{World Health Organization}},\n  title = {What {\\'E}tudes -- work?},\n  journal = hsc # \", "
    'too",\n  year = 2020, month = mar, pages = {309--324}\n}\n\n'
)
TABLE = (
    'Title,Authors,Year,DOI\nWhat works?,"Husk, K; Reed, T",2020,10.1111/hsc.12839\n"a ""b""",,,\n'
)
SEEDS = (RIS, MEDLINE, BIBTEX, TABLE, RIS + RIS, BIBTEX + RIS, TABLE + MEDLINE)
SIGNS = (
    "TY  - ", "ER  - ", "TI  - ", "PMID- ", "LW  - a: b", "@article{", "@string{", "{", "}", '"',
    "=", ",", ";", "\t", "|", "\\", "\\'", "\\textbackslash{}", "$", "#", " and ", "--", "~", "\r",
    "\n", "\r\n", "\u2028", "\x85", "\x00", "\ufeff", "\ufffe", "é", "漢", "\U0001f600",
    "10.1234/", "[doi]", "x-linkwork-1 = {key: ", "%", "key,sort,authors", "[" * 50, "{" * 50,
    "0" * 400, " " * 300,
)  # fmt: skip
ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1")
LONG = 200  # every so many inputs, one is long
LONGEST = 400_000


@dataclass(frozen=True)
class Broken:
    """One input: the bytes of a file and its name."""

    content: bytes
    name: str


def files(seed: int, some: int) -> Iterator[Broken]:
    """So many broken files; the same seed gives the same files."""
    dice = random.Random(seed)  # noqa: S311  (dice, not keys)
    for number in range(some):
        text = long(dice) if number % LONG == 0 else broken(dice)
        content = text.encode(dice.choice(ENCODINGS), errors="replace")
        if dice.random() < 0.3:
            content = bent(dice, content)
        yield Broken(content, f"a.{dice.choice(('ris', 'bib', 'nbib', 'csv', 'txt'))}")


def broken(dice: random.Random) -> str:
    """A short file with some things put in, taken out, doubled and moved."""
    text = dice.choice(SEEDS)
    for _ in range(dice.randint(0, 8)):
        place = dice.randint(0, len(text))
        other = min(len(text), place + dice.randint(0, 30))
        match dice.randint(0, 4):
            case 0:
                text = text[:place] + dice.choice(SIGNS) + text[place:]
            case 1:
                text = text[:place] + text[other:]
            case 2:
                text = text[:other] + text[place:]
            case 3:
                text = text[place:] + text[:place]
            case _:
                text = text[:place] + chr(dice.randint(1, 0xFFFF)) + text[place:]
    return text


def long(dice: random.Random) -> str:
    """A long file of one thing over and over: what makes a careless reader slow."""
    part = dice.choice((*SIGNS, *SEEDS, dice.choice(SIGNS) + dice.choice(SIGNS)))
    size = dice.choice((10_000, 100_000, LONGEST))
    head = dice.choice(
        (RIS, MEDLINE, BIBTEX, TABLE, "TY  - JOUR\nTI  - ", "@article{a, title = {", '"')
    )
    return head + part * (size // len(part)) + dice.choice(("", "\nER  - \n", "}\n", '"\n'))


def bent(dice: random.Random, content: bytes) -> bytes:
    """Bytes with some of them changed, or cut short."""
    if not content:
        return content
    changed = bytearray(content)
    for _ in range(dice.randint(1, 4)):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed[: dice.randint(1, len(changed))] if dice.random() < 0.3 else changed)


def read_whole(one: Broken) -> tuple[int, int]:
    """Read a file as the page does; answer how many entries were good and how many were told.

    Every entry has its facts or a fault in words, and good ones are written and read back.
    """
    good = told = 0
    found = formats.decode(one.content)
    form = formats.told(found.text, one.name)
    for entry in formats.entries(found.text, form):
        if entry.facts is None:
            assert entry.fault, "an entry without facts has no reason"
            told += 1
            continue
        good += 1
        if good == 1:
            again = "".join(formats.written([entry.facts], form))
            back = [kept.facts for kept in formats.entries(again, form)]
            assert back == [entry.facts], f"{form}: {entry.facts} came back as {back}"
    return good, told
