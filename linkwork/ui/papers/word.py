"""A report for Word: real headings, real tables with a head that repeats, pictures with words."""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from linkwork.ui.papers.blocks import Block
from linkwork.ui.papers.portable import pixels

WIDE = Cm(17)


def docx(document: Mapping[str, Any]) -> bytes:
    """The whole report as a Word document."""
    paper = Document()
    _laid_out(paper, document)
    paper.add_paragraph(f"{document['service']} · {document['kind']} · {document['reference']}")
    paper.add_heading(document["title"], level=1)
    for one in document["blocks"]:
        write = WRITTEN.get(one["kind"])
        if write is not None:
            write(paper, one)
    kept = BytesIO()
    paper.save(kept)
    return kept.getvalue()


def _laid_out(paper: Paper, document: Mapping[str, Any]) -> None:
    """A4, British English, and the facts by which a file is found again."""
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    paper.core_properties.title = f"{document['kind']}: {document['title']}"
    paper.core_properties.author = document["service"]
    paper.core_properties.language = "en-GB"
    paper.styles["Normal"].font.size = Pt(10.5)
    fonts = paper.styles["Normal"].element.get_or_add_rPr()
    tongue = OxmlElement("w:lang")
    tongue.set(qn("w:val"), "en-GB")
    fonts.append(tongue)


def _heading(paper: Paper, one: Block) -> None:
    paper.add_heading(one["text"], level=min(one["level"] + 1, 4))


def _words(paper: Paper, one: Block) -> None:
    paper.add_paragraph(one["text"])


def _quote(paper: Paper, one: Block) -> None:
    said = paper.add_paragraph(style="Intense Quote")
    said.add_run(f"“{one['text']}”").italic = False
    paper.add_paragraph(one["place"])


def _list(paper: Paper, one: Block) -> None:
    for item in one["items"]:
        paper.add_paragraph(item, style="List Bullet")


def _table(paper: Paper, one: Block) -> None:
    if one.get("caption"):
        paper.add_paragraph().add_run(one["caption"]).bold = True
    made = paper.add_table(rows=1, cols=len(one["head"]), style="Table Grid")
    _filled(made.rows[0].cells, one["head"], bold=True)
    repeats = OxmlElement("w:tblHeader")
    repeats.set(qn("w:val"), "true")
    made.rows[0]._tr.get_or_add_trPr().append(repeats)  # noqa: SLF001 - python-docx has no name for it
    for row in one["rows"]:
        _filled(made.add_row().cells, row)
    paper.add_paragraph()


def _filled(cells: Sequence[Any], said: Sequence[str], *, bold: bool = False) -> None:
    for cell, text in zip(cells, said, strict=True):
        run = cell.paragraphs[0].add_run(text)
        run.bold, run.font.size = bold, Pt(9)


def _picture(paper: Paper, one: Block) -> None:
    """The drawing as pixels, with its words behind it for whoever cannot see it."""
    paper.add_paragraph().add_run(one["title"]).bold = True
    if one["subtitle"]:
        paper.add_paragraph(one["subtitle"])
    drawn = paper.add_picture(BytesIO(pixels(one["svg"])), width=int(WIDE * one["share"]))
    told = drawn._inline.docPr  # noqa: SLF001 - python-docx has no name for a picture's words
    told.set("descr", one["words"])
    told.set("title", one["title"])
    for note in one["notes"]:
        paper.add_paragraph(note)


WRITTEN: dict[str, Callable[[Paper, Block], None]] = {
    "heading": _heading,
    "words": _words,
    "quote": _quote,
    "list": _list,
    "table": _table,
    "picture": _picture,
    "hash": _words,
}
