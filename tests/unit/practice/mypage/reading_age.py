"""How hard a page is to read: its words without its markup, and their school grade.

The grade is Flesch and Kincaid's: 0.39 words a sentence + 11.8 syllables a word - 15.59. A reading
age of 9 to 11 is a grade of 4 to 6. Syllables are counted by groups of vowels, as usual.
"""

import re
from html.parser import HTMLParser

PARTS = "p li dt dd h1 h2 h3 h4 legend label button caption th td div section summary option br"
BREAKS = frozenset(PARTS.split(" "))
QUIET = frozenset({"script", "style", "svg", "title", "head"})
EMPTY = frozenset({"br", "img", "input", "hr", "meta", "link"})
WORD = re.compile(r"[A-Za-z]+(?:[’'][A-Za-z]+)?")


class Words(HTMLParser):
    """Takes the sentences out of what stands in <main>."""

    def __init__(self) -> None:
        """Begin outside."""
        super().__init__()
        self.inside, self.quiet, self.parts = 0, 0, list[str]()
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go in; words that are not ours, and drawings, are passed over."""
        self._pause(tag)
        if tag in EMPTY:
            return
        hushed = tag in QUIET or ("data-words", "theirs") in attrs
        self.open.append((tag, hushed))
        self.quiet += hushed
        self.inside += tag == "main"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that holds nothing."""
        self._pause(tag)

    def handle_endtag(self, tag: str) -> None:
        """Go out again."""
        self._pause(tag)
        while self.open:
            name, hushed = self.open.pop()
            self.quiet -= hushed
            self.inside -= name == "main"
            if name == tag:
                break

    def _pause(self, tag: str) -> None:
        if tag in BREAKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        if self.inside and not self.quiet:
            self.parts.append(data)


def sentences(html: str) -> list[list[str]]:
    """The sentences of a page, each a list of words; a heading or button is one too."""
    reader = Words()
    reader.feed(html)
    parts = re.split(r"[.!?:](?:\s|$)|\n", re.sub(r"[ \t\r\n]*\n[ \t\r\n]*", "\n", _joined(reader)))
    return [words for part in parts if (words := WORD.findall(part))]


def _joined(reader: Words) -> str:
    return "".join("\n" if part == "\n" else " ".join(part.split("\n")) for part in reader.parts)


def syllables(word: str) -> int:
    """How many syllables a word has: its groups of vowels, a silent ending left out."""
    low = re.sub(r"[^a-z]", "", word.lower())
    if len(low) <= 3:
        return 1
    low = re.sub(r"(?:(?<![aeiouy])les?|(?<=[^aeiouyl])es?|(?<=[^td])ed)$", _ending, low)
    return max(1, len(re.findall(r"[aeiouy]+", low)))


def _ending(found: re.Match[str]) -> str:
    return "a" if found[0].startswith("l") else ""


def prose(parts: list[list[str]]) -> list[list[str]]:
    """Whole sentences only: labels and buttons of a few words would make any page look easy."""
    return [words for words in parts if len(words) >= 5]


def grade(parts: list[list[str]]) -> float:
    """The school grade of some sentences."""
    words = [word for part in parts for word in part]
    said = sum(syllables(word) for word in words)
    return 0.39 * len(words) / len(parts) + 11.8 * said / len(words) - 15.59
