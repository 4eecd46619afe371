"""A page of a PDF as it is printed: a picture, and where each of its characters stands in it.

PDFium may be used by one thread at a time: everything that opens a PDF passes `opened`.
"""

import struct
import threading
import unicodedata
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_int
from dataclasses import dataclass
from itertools import groupby, pairwise

import pypdfium2
from pypdfium2 import raw

WIDE = 1240  # pixels of a picture, which is 150 to the inch on A4
MOST_PIXELS = 6_000_000
MOST_LAID = 40_000  # characters of one page
FINE = 20  # steps to the point, in which places are asked for
STAMP = 40  # words that a library prints on a scan: who took it, and when
DRAWN = {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH}
_one_at_a_time = threading.RLock()


@dataclass(frozen=True)
class Box:
    """Where something stands on a page, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Line:
    """Words that stand in one line, and which characters of the page's text they are."""

    start: int
    end: int
    words: str
    box: Box


@dataclass(frozen=True)
class Layer:
    """The words of a printed page in their places."""

    width: float
    height: float
    lines: tuple[Line, ...]
    boxes: tuple[Box | None, ...]  # of each character of the text; a space has none

    def under(self, start: int, end: int) -> list[Box]:
        """What a mark covers: one box a line."""
        covered = (
            [box for box in self.boxes[max(line.start, start) : min(line.end, end)] if box]
            for line in self.lines
        )
        return [around(boxes) for boxes in covered if boxes]


@contextmanager
def opened(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """A PDF, open to this thread alone."""
    with _one_at_a_time:
        document = pypdfium2.PdfDocument(content)
        try:
            yield document
        finally:
            document.close()


def text_of(document: pypdfium2.PdfDocument, number: int) -> str:
    """The words of one page, counted from 0, as PDFium reads them."""
    page = document[number]
    text = page.get_textpage()
    try:
        return str(text.get_text_bounded())
    finally:
        text.close()
        page.close()


def is_scan(document: pypdfium2.PdfDocument, number: int, words: str) -> bool:
    """Whether a page is a picture: drawn on and without words, or all image but for a stamp."""
    count = len(words.split())
    if count > STAMP:
        return False
    page = document[number]
    try:
        width, height = page.get_size()
        drawn = [one for one in page.get_objects(max_depth=3) if one.type in DRAWN]
        if not count:
            return bool(drawn)
        images = [one.get_bounds() for one in drawn if one.type == raw.FPDF_PAGEOBJ_IMAGE]
        return any(
            (right - left) * (top - bottom) > width * height / 2
            for left, bottom, right, top in images
        )
    finally:
        page.close()


def picture(content: bytes, number: int) -> bytes:
    """One page, counted from 0, as a PNG; `pypdfium2.PdfiumError` where it cannot be drawn."""
    with opened(content) as document:
        page = document[number]
        try:
            width, height = page.get_size()
            wide, high = max(width, 1), max(height, 1)
            scale = min(WIDE / wide, (MOST_PIXELS / (wide * high)) ** 0.5)
            drawn = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
            rows = bytes(drawn.buffer)
            long = drawn.width * drawn.n_channels
            lines = [
                rows[at : at + long] for at in range(0, drawn.stride * drawn.height, drawn.stride)
            ]
            colour = 2 if drawn.n_channels == 3 else 0
            return _png(drawn.width, drawn.height, colour, lines)
        finally:
            page.close()


def layer(content: bytes, number: int, text: str) -> Layer | None:
    """The page's text laid over its picture; None where the PDF no longer says the same words.

    A page of more words than a reader could select from is not laid out either.
    """
    if len(text) > MOST_LAID:
        return None
    try:
        width, height, characters = _laid(content, number)
    except pypdfium2.PdfiumError:
        return None
    boxes = _fitted(characters, text)
    if boxes is None:
        return None
    return Layer(width, height, tuple(_lines(text, boxes)), tuple(boxes))


def around(boxes: list[Box]) -> Box:
    """The box that holds all of them."""
    return Box(
        min(one.left for one in boxes),
        min(one.top for one in boxes),
        max(one.right for one in boxes),
        max(one.bottom for one in boxes),
    )


def _laid(content: bytes, number: int) -> tuple[float, float, list[tuple[str, Box]]]:
    """The size of a page, and each character that can be seen on it."""
    with opened(content) as document:
        page = document[number]
        words = page.get_textpage()
        try:
            width, height = page.get_size()
            return width, height, list(_characters(page, words, width, height))
        finally:
            words.close()
            page.close()


def _characters(
    page: pypdfium2.PdfPage, words: pypdfium2.PdfTextPage, width: float, height: float
) -> Iterator[tuple[str, Box]]:
    """Each character that can be seen, composed as the page's text is, with its place."""
    held = ""
    for index in range(words.count_chars()):
        code = raw.FPDFText_GetUnicode(words, index)
        if 0xD800 <= code < 0xDC00:  # the first half of a character beyond the first plane
            held = chr(code)
            continue
        sign = (held + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        held = ""
        if _seen(sign):
            left, bottom, right, top = words.get_charbox(index, loose=True)
            yield sign, _on_picture(page, width, height, (left, top, right, bottom))


def _on_picture(
    page: pypdfium2.PdfPage, width: float, height: float, place: tuple[float, ...]
) -> Box:
    """From the PDF's own coordinates to points from the upper left, however it is turned."""
    across, down = round(width * FINE), round(height * FINE)
    found = []
    for x, y in ((place[0], place[1]), (place[2], place[3])):
        right, below = c_int(), c_int()
        raw.FPDF_PageToDevice(page, 0, 0, across, down, 0, x, y, byref(right), byref(below))
        found.append((right.value / FINE, below.value / FINE))
    (x0, y0), (x1, y1) = found
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _fitted(characters: list[tuple[str, Box]], text: str) -> list[Box | None] | None:
    """Give each character of the text its place; both must say the same, but for spaces."""
    composed: list[tuple[str, Box]] = []
    for sign, box in characters:
        joined = unicodedata.normalize("NFC", composed[-1][0] + sign) if composed else ""
        if len(joined) == 1:
            composed[-1] = (joined, composed[-1][1])
        else:
            composed += [(one, box) for one in unicodedata.normalize("NFC", sign)]
    seen = [(place, sign) for place, sign in enumerate(text) if _seen(sign)]
    if [sign for _, sign in seen] != [sign for sign, _ in composed]:
        return None
    boxes: list[Box | None] = [None] * len(text)
    for (place, _), (_, box) in zip(seen, composed, strict=True):
        boxes[place] = box
    return boxes


def _lines(text: str, boxes: list[Box | None]) -> Iterator[Line]:
    """Cut the text where its characters go on to another line."""
    seen = [place for place, box in enumerate(boxes) if box]
    turn = 0
    turns = {seen[0]: 0} if seen else {}
    for before, after in pairwise(seen):
        turn += _another_line(boxes[before], boxes[after])
        turns[after] = turn
    for _, places in groupby(seen, key=turns.__getitem__):
        inside = list(places)
        start, end = inside[0], inside[-1] + 1
        held = [box for box in boxes[start:end] if box]
        yield Line(start, end, " ".join(text[start:end].split("\n")), around(held))


def _another_line(before: Box | None, after: Box | None) -> bool:
    """Whether the next character stands lower, higher, or back to the left."""
    assert before is not None
    assert after is not None
    middle = (after.top + after.bottom) / 2
    back = after.right < before.left
    return back or not before.top <= middle <= before.bottom


def _seen(sign: str) -> bool:
    """Whether a character leaves a mark: no space, no control, no hyphen that only broke a line."""
    return not sign.isspace() and unicodedata.category(sign[0]) not in {"Cc", "Cf", "Cn", "Cs"}


def _png(width: int, height: int, colour: int, lines: list[bytes]) -> bytes:
    """Pixels as a PNG (ISO/IEC 15948): each row without a filter, deflated."""

    def chunk(name: bytes, content: bytes) -> bytes:
        check = zlib.crc32(name + content)
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + line for line in lines), 4)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )
