"""Make text of the bytes of a file, whatever encoding they are in, and go through its lines."""

import codecs
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from linkwork.evidence.records.formats.entry import NotAFile

MOST_BYTES = 300 * 1024 * 1024
LONGEST_ENTRY = 200_000
LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with a mark"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
SAMPLE = 4096
MANY = 0.3  # of the bytes of a sample: every second byte of Western text in UTF-16 is nil
FEW_NILS = 1 / 1000


@dataclass(frozen=True)
class Decoded:
    """The text of a file, and in which encoding it was found."""

    text: str
    encoding: str


def hash_of(content: bytes) -> str:
    """The hash by which a file is known."""
    return hashlib.sha256(content).hexdigest()


def decode(content: bytes) -> Decoded:
    """The text of a file: by its mark, else UTF-8, else line by line what each line is."""
    if len(content) > MOST_BYTES:
        raise NotAFile(f"the file is larger than {MOST_BYTES // 1024 // 1024} MB")
    found = _marked(content) or _sixteen(content) or _eight(content)
    return Decoded(_without_nils(found.text), found.encoding)


def _marked(content: bytes) -> Decoded | None:
    for mark, codec, name in MARKS:
        if content.startswith(mark):
            if codec == "utf-16":
                return Decoded(content.decode(codec, errors="replace"), name)
            return Decoded(_eight(content[len(mark) :]).text, name)
    return None


def _sixteen(content: bytes) -> Decoded | None:
    """UTF-16 without a mark: every second byte of the first lines is nil."""
    sample = content[:SAMPLE]
    if len(sample) < 4:
        return None
    half = len(sample) / 2
    for codec, nils, others in (
        ("utf-16-le", sample[1::2].count(0), sample[::2].count(0)),
        ("utf-16-be", sample[::2].count(0), sample[1::2].count(0)),
    ):
        if nils > half * MANY and others <= half * FEW_NILS:
            return Decoded(content.decode(codec, errors="replace"), "UTF-16 without a mark")
    return None


def _eight(content: bytes) -> Decoded:
    """UTF-8; where it is not, each line as UTF-8, Windows' Western European, or Latin-1."""
    try:
        return Decoded(content.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        found = [_line(one) for one in content.split(b"\n")]
    encodings = sorted({name for _, name in found if name})
    return Decoded("\n".join(text for text, _ in found), " and ".join(encodings))


def _line(content: bytes) -> tuple[str, str]:
    """A line and its encoding; none is named where the line would be the same in all."""
    for codec, name in (("utf-8", "UTF-8"), ("cp1252", "Windows-1252")):
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        return text, "" if text.isascii() else name
    return content.decode("latin-1"), "Latin-1"


def _without_nils(text: str) -> str:
    """The text with a sign for each stray nil; a file that is full of them is no text."""
    nils = text.count("\x00")
    if nils > len(text) * FEW_NILS:
        raise NotAFile("this is not a text file")
    return text.replace("\x00", "\N{SYMBOL FOR NULL}") if nils else text


def lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text with their numbers, as an editor counts them.

    A line too long to be one comes in pieces, each under the number of the whole.
    """
    for number, found in enumerate(LINE.finditer(text), start=1):
        line = found[1]
        if not found[2] and not line:
            return
        if len(line) <= LONGEST_ENTRY:
            yield number, line
            continue
        for start in range(0, len(line), LONGEST_ENTRY):
            yield number, line[start : start + LONGEST_ENTRY]
