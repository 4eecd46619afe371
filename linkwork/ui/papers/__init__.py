"""What is printed: a report as blocks of words, tables and pictures, as a PDF and for Word."""

from linkwork.ui.papers.blocks import (
    Block,
    contents,
    drawing,
    heading,
    listed,
    picture,
    quoted,
    table,
    typed,
    words,
)
from linkwork.ui.papers.portable import pdf
from linkwork.ui.papers.word import docx

__all__ = [
    "Block",
    "contents",
    "docx",
    "drawing",
    "heading",
    "listed",
    "pdf",
    "picture",
    "quoted",
    "table",
    "typed",
    "words",
]
