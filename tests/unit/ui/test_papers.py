"""A report as blocks: the same words as a PDF that everybody can read and for Word."""

from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from docx import Document

from linkwork.ui import papers
from linkwork.ui.papers.blocks import BROAD, TALLEST
from linkwork.ui.pictures import Picture, Table
from linkwork.ui.pictures.drawing import Sheet

HARD = "a\x00b\x0bc\ud800d"  # what pages of PDFs hold, and XML does not


def drawing(width: float, height: float) -> Picture:
    """A picture of a size."""
    sheet = Sheet(width, height, "A box & its words")
    sheet.box(1, 1, 20, 20)
    svg = sheet.svg()
    table = Table(caption="Figures", head=("One",), rows=())
    return Picture(
        title="A finding", subtitle="By step", words="A box", wide=svg, narrow=svg, table=table
    )


def report(*blocks: papers.Block) -> dict[str, Any]:
    """A report of some blocks."""
    return {
        "title": "Company",
        "kind": "Report",
        "service": "Riverbank",
        "reference": "R-1",
        "blocks": list(blocks),
    }


EVERY = report(
    papers.contents(),
    papers.heading("First"),
    papers.words(f"Words {HARD}"),
    *papers.typed("One\nline.\r\n\r\nAnother."),
    papers.quoted("They\n went", "page 2"),
    papers.listed(["one", "two"]),
    papers.heading("Second", 2),
    papers.table(("Name", "Number"), [("x" * 90, 12), ({"text": "seen"}, 3)], "A table"),
    papers.picture(drawing(300, 900)),
    papers.picture(drawing(1400, 500)),
)


def text_of(pdf: bytes) -> str:
    """What a PDF says, page after page."""
    pages = pypdfium2.PdfDocument(pdf)
    said = " ".join(page.get_textpage().get_text_range() for page in pages)
    return " ".join(said.split())


def test_a_pdf_that_everybody_can_read() -> None:
    """PDF/UA, tagged, with its language; what no paper can show is left out, the rest is there."""
    made = papers.pdf(EVERY)
    assert b"pdfuaid:part" in made
    assert b"en-GB" in made
    said = text_of(made)
    for words in ("Company", "First", "Words abcd", "One line.", "Another.", "They went", "seen"):
        assert words in said


def test_word_has_the_same_words() -> None:
    """Headings are headings, tables have a head that repeats, pictures have words."""
    paper = Document(BytesIO(papers.docx(EVERY)))
    said = [one.text for one in paper.paragraphs]
    assert {"Company", "First", "Second", "Words abcd", "Another."} <= set(said)
    levels = {p.text: p.style.name for p in paper.paragraphs if p.style and p.text in said}
    assert levels["First"] == "Heading 2"
    assert levels["Second"] == "Heading 3"
    (table,) = paper.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Name", "Number"]
    assert "tblHeader" in table.rows[0]._tr.xml
    assert [one._inline.docPr.get("descr") for one in paper.inline_shapes] == ["A box", "A box"]


@pytest.mark.parametrize(
    ("size", "broad", "share"), [((300, 200), False, 1.0), ((1400, 500), True, 1.0)]
)
def test_a_picture_fits_its_page(size: tuple[int, int], broad: bool, share: float) -> None:
    """A wide drawing is laid on its side; a tall one is drawn smaller, to the page's height."""
    block = papers.picture(drawing(*size))
    assert (block["broad"], block["share"]) == (broad, share)
    assert (size[0] > BROAD) is broad
    tall = papers.picture(drawing(300, 900))
    assert tall["share"] == pytest.approx(TALLEST / 3)


def test_a_report_of_nothing_is_still_one() -> None:
    """No block at all: the title stands."""
    assert "Company" in text_of(papers.pdf(report()))
    assert Document(BytesIO(papers.docx(report()))).paragraphs[1].text == "Company"
