"""Make pages of text out of a file: PDF or plain text, within bounds, or say why not."""

import unicodedata
from dataclasses import dataclass

import pypdfium2

from linkwork.evidence.extraction import printed

MOST_BYTES = 20 * 1024 * 1024
MOST_PAGES = 1_000
MOST_CHARACTERS = 5_000_000
PDF, TEXT = "application/pdf", "text/plain"
ALLOWED = {".pdf": PDF, ".txt": TEXT}


class CannotRead(ValueError):
    """The file is not one we take; the message says why, and how to mend it."""


@dataclass(frozen=True)
class Pages:
    """What a file is, and the text of each of its pages."""

    form: str
    texts: tuple[str, ...]
    scanned: tuple[int, ...] = ()  # numbers of the pages that are pictures, with no words to read


def read(content: bytes, file_name: str) -> Pages:
    """Read a file by what it holds, not only by what it is called."""
    form = next((kind for end, kind in ALLOWED.items() if file_name.lower().endswith(end)), "")
    if not form:
        raise CannotRead("choose a PDF (.pdf) or a text file (.txt)")
    if len(content) > MOST_BYTES:
        raise CannotRead(f"choose a file of {MOST_BYTES // 1024 // 1024} MB or less")
    texts, drawn = _pdf(content) if form == PDF else (_text(content), [])
    pages = tuple(tidy(text) for text in texts)
    if sum(len(page) for page in pages) > MOST_CHARACTERS:
        raise CannotRead("the text is too long to be one document")
    if not any(page.strip() for page in pages):
        raise CannotRead("no text was found in it; if it is a scan, recognise its text first")
    return Pages(form, pages, tuple(drawn))


def tidy(text: str) -> str:
    """One kind of line end, composed letters, and no control characters."""
    one = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = (sign for sign in one if sign in "\n\t" or unicodedata.category(sign) != "Cc")
    return "".join(kept).strip("\n")


def _pdf(content: bytes) -> tuple[list[str], list[int]]:
    """The text of each page, and the numbers of those that are only drawn."""
    if not content.startswith(b"%PDF-"):
        raise CannotRead("it is called .pdf, but it is no PDF")
    try:
        with printed.opened(content) as document:
            long = len(document)
            if long > MOST_PAGES:
                raise CannotRead(f"it has more than {MOST_PAGES:,} pages")
            texts = [printed.text_of(document, number) for number in range(long)]
            scans = (printed.is_scan(document, at, text) for at, text in enumerate(texts))
            return texts, [at for at, scan in enumerate(scans, start=1) if scan]
    except pypdfium2.PdfiumError as wrong:
        raise CannotRead("the PDF cannot be opened; it may be broken or locked") from wrong


def _text(content: bytes) -> list[str]:
    """A text file's pages are parted by form feeds."""
    if b"\x00" in content:
        raise CannotRead("it is called .txt, but it is no text")
    try:
        return content.decode("utf-8-sig").split("\f")
    except UnicodeDecodeError as wrong:
        raise CannotRead("save it as text in UTF-8") from wrong
