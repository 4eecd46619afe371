"""A message as one page: what is printed, cut so that it fits, and the page as a PDF/UA file.

What the JSON says and what the page says are the same words: both are made from one `Document`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import pypdfium2

from linkwork.practice.messages.models import Message
from linkwork.practice.messages.sections import Section
from linkwork.ui import printing
from linkwork.ui.words import counted, day

PAGE = Path(__file__).with_name("message.typ")
LONGEST_WORD = 40  # letters; a longer one would run over the edge
# Letter size, letters a line and lines a section, from generous to bare: the first that fits.
STEPS = ((10.5, 400, 12), (10.0, 240, 8), (9.5, 160, 5), (9.0, 110, 3), (8.5, 80, 2), (8.0, 60, 1))
FOOT = "Made in Linkwork from work already logged. Not for emergencies."
URGENT = "Urgent: please act on this today."


class TooLong(ValueError):
    """The note itself does not fit on a page."""


@dataclass(frozen=True)
class Document:
    """Everything a message's page says, in its order."""

    title: str
    service: str
    urgent: str
    text: tuple[str, ...]
    sections: tuple[Section, ...]
    codes_heading: str
    codes: tuple[str, ...]
    foot: str

    def words(self) -> list[str]:
        """Every word in the order in which it is read."""
        lines = [self.title, self.urgent, *self.text]
        for section in self.sections:
            lines += [section.heading, *section.lines]
        lines += [self.codes_heading, *self.codes] if self.codes else []
        return " ".join([*lines, self.foot]).split()


def document(
    message: Message, sections: Iterable[Section], codes: Sequence[dict[str, str]]
) -> Document:
    """What the page of a message says."""
    service = message.organisation.name
    about, urgent = message.get_about_display(), message.about == Message.Subject.ESCALATION
    lines = [f"{code['snomed']} {code['words']}" for code in codes if code["snomed"]]
    return Document(
        title=f"Urgent note from {service}"
        if urgent
        else f"Note from {service}: {about[0].lower()}{about[1:]}",
        service=service,
        urgent=URGENT if urgent else "",
        text=tuple(shortened(line) for line in message.text.splitlines() if line.strip()),
        sections=tuple(
            Section(one.heading, tuple(shortened(line) for line in one.lines)) for one in sections
        ),
        codes_heading="Codes to copy (SNOMED CT)",
        codes=tuple(lines),
        foot=FOOT,
    )


def shortened(text: str) -> str:
    """Words parted by single spaces; one without end is cut."""
    found = (word for word in text.split())
    return " ".join(f"{w[:LONGEST_WORD]}…" if len(w) > LONGEST_WORD else w for w in found)


def fitted(whole: Document) -> Document:
    """As much of the document as one page holds.

    The note is never cut, only the sections under it; what is left out is said.
    """
    for size, letters, lines in STEPS:
        cut = replace(whole, sections=tuple(_cut(whole.sections, letters, lines)))
        if pages(pdf(cut, size)) == 1:
            return cut
    raise TooLong("The note is too long for one page. Make it shorter.")


def page(said: Document) -> bytes:
    """The one page of a document that fits, in the largest letters that it fits in."""
    for size, _, _ in STEPS:
        made = pdf(said, size)
        if pages(made) == 1:
            return made
    raise TooLong("The note is too long for one page. Make it shorter.")


def _cut(sections: Iterable[Section], letters: int, lines: int) -> Iterator[Section]:
    for section in sections:
        kept = [_clipped(line, letters) for line in section.lines[:lines]]
        more = len(section.lines) - lines
        if more > 0:
            kept.append(f"And {counted(more, 'more line')} in Linkwork.")
        yield Section(section.heading, tuple(kept))


def _clipped(line: str, letters: int) -> str:
    """The line, cut after a word."""
    if len(line) <= letters:
        return line
    return f"{line[:letters].rsplit(' ', 1)[0]} …"


def pdf(said: Document, size: float) -> bytes:
    """The page: PDF/UA-1, tagged, in English, with fonts of its own."""
    return printing.pdf(PAGE, asdict(said), size=f"{size}")


def pages(file: bytes) -> int:
    """How many pages a PDF has."""
    with pypdfium2.PdfDocument(file) as opened:
        return len(opened)


def as_json(message: Message, said: Document, codes: Sequence[dict[str, str]]) -> dict[str, Any]:
    """The same as data: the sections by their names, and every code with its source."""
    return {
        "message": str(message.public_id),
        "about": message.about,
        "state": message.state,
        "written_on": day(message.drafted_at),
        "title": said.title,
        "urgent": said.urgent,
        "text": list(said.text),
        "sections": {one.heading: list(one.lines) for one in said.sections},
        "codes_heading": said.codes_heading if said.codes else "",
        "codes_printed": list(said.codes),
        "codes": list(codes),
        "foot": said.foot,
    }
