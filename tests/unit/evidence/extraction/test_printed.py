"""A page of a PDF as it is printed: a picture, and its words where they stand."""

import re
import struct
import threading
import zlib

import pypdfium2
import pytest
import typst

from linkwork.evidence.extraction import inventing, printed, reading
from tests.unit.evidence.extraction.test_passages import saved, written


@pytest.fixture(scope="module")
def report() -> bytes:
    """The invented report."""
    return inventing.report()


def test_every_word_has_its_place(report: bytes) -> None:
    """The text that is kept and the layer over the picture say the same, line by line."""
    texts = reading.read(report, "a.pdf").texts
    for number, text in enumerate(texts):
        layer = printed.layer(report, number, text)
        assert layer is not None
        for line in layer.lines:
            assert text[line.start : line.end].replace("\n", " ") == line.words
            assert 0 <= line.box.left < line.box.right <= layer.width
            assert 0 <= line.box.top < line.box.bottom <= layer.height
        boxed = {at for at, box in enumerate(layer.boxes) if box}
        assert boxed == {at for at, sign in enumerate(text) if not sign.isspace()}


def test_a_mark_covers_its_words_line_by_line(report: bytes) -> None:
    """A passage over three lines is three boxes, from the upper to the lower."""
    text = reading.read(report, "a.pdf").texts[2]
    quote = text[text.index("For people who") : text.index("they would have turned round")].strip()
    layer = printed.layer(report, 2, text)
    assert layer is not None
    boxes = layer.under(text.index(quote), text.index(quote) + len(quote))
    assert len(boxes) == quote.count("\n") + 1
    assert [box.top for box in boxes] == sorted(box.top for box in boxes)


def test_words_that_changed_are_not_laid_over(report: bytes) -> None:
    """A text that is not what the PDF says gets no layer, rather than a wrong one."""
    text = reading.read(report, "a.pdf").texts[0]
    assert printed.layer(report, 0, text.replace("town", "city")) is None


def test_a_word_broken_at_a_line_end_is_one_word_in_two_places() -> None:
    """A hyphen that only breaks a line is no part of the text; both halves have their box."""
    source = b'#set page(paper: "a5")\n#set text(lang: "en", hyphenate: true)\n'
    source += b"#set par(justify: true)\n#lorem(80)"
    content = bytes(typst.compile(source, format="pdf", ignore_system_fonts=True))
    text = reading.read(content, "a.pdf").texts[0]
    layer = printed.layer(content, 0, text)
    assert layer is not None
    places = [found.span() for found in re.finditer(r"\w+", text)]
    halves = [len(layer.under(*place)) for place in places]
    assert 2 in halves, text


def test_a_turned_page_is_laid_over_as_it_is_seen() -> None:
    """On a page that is shown turned, the words' places are turned with it."""
    document = pypdfium2.PdfDocument(written(["Nobody came."]))
    document[0].set_rotation(90)
    content = saved(document)
    layer = printed.layer(content, 0, reading.read(content, "a.pdf").texts[0])
    assert layer is not None
    assert (layer.width, layer.height) == (200, 300)
    boxes = [box for box in layer.boxes if box]
    assert len({box.left for box in boxes}) == 1, "the line runs down the page"
    assert [box.top for box in boxes] == sorted(box.top for box in boxes)
    assert boxes[-1].bottom > boxes[0].top + 50


def test_the_picture_is_a_png_of_the_page(report: bytes) -> None:
    """It has the page's shape, and its pixels can be unpacked whole."""
    drawn = printed.picture(report, 0)
    assert drawn.startswith(b"\x89PNG\r\n\x1a\n")
    width, height, depth, colour = struct.unpack(">IIBB", drawn[16:26])
    assert width == printed.WIDE
    assert height / width == pytest.approx(297 / 210, abs=0.01)
    size = struct.unpack(">I", drawn[33:37])[0]
    pixels = zlib.decompress(drawn[41 : 41 + size])
    assert (depth, len(pixels)) == (8, height * (1 + width * (3 if colour == 2 else 1)))
    assert len(set(pixels)) > 2, "an empty picture"


def test_a_page_of_any_size_makes_a_picture_of_bounded_size() -> None:
    """A page a hundred metres high does not fill the memory."""
    huge = pypdfium2.PdfDocument.new()
    huge.new_page(200, 14_400)
    drawn = printed.picture(saved(huge), 0)
    width, height = struct.unpack(">II", drawn[16:24])
    assert width * height <= printed.MOST_PIXELS * 1.01


def test_threads_read_at_once_and_nothing_breaks(report: bytes) -> None:
    """PDFium takes one thread at a time: eight at once wait for each other."""
    first = printed.picture(report, 1)
    found: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: found.append(printed.picture(report, 1))) for _ in range(8)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert found == [first] * 8


def test_a_scanned_page_is_known(report: bytes) -> None:
    """The page that is a picture says so; pages with words, and an empty one, do not."""
    assert reading.read(report, "a.pdf").scanned == (4,)
    document = pypdfium2.PdfDocument(written(["Nobody came."]))
    document.new_page(200, 200)
    assert reading.read(saved(document), "a.pdf").scanned == ()


def test_a_scan_with_a_stamp_is_a_scan() -> None:
    """A page that is all image but for a library's stamp has no words of its own."""
    document = pypdfium2.PdfDocument(written(["Downloaded by nobody.", "Words."]))
    page = document[0]
    image = pypdfium2.PdfImage.new(document)
    bitmap = pypdfium2.PdfBitmap.new_native(10, 10, pypdfium2.raw.FPDFBitmap_BGR)
    image.set_bitmap(bitmap)
    image.set_matrix(pypdfium2.PdfMatrix().scale(290, 190))
    page.insert_obj(image)
    page.gen_content()
    assert reading.read(saved(document), "a.pdf").scanned == (1,)
