"""Prints the invented report of the demonstration: five pages, of which the fourth is a scan.

The scan is a picture of typed notes: like a photocopy, it has no words that a computer can read.
"""

from pathlib import Path
from typing import Any

import typst

FILE_NAME = "walking_in_together.pdf"
TITLE = "Walking in together: an invented report"
TEMPLATE = Path(__file__).with_name("invented_report.typ")
NOTES = """
#set page(width: 150mm, height: 190mm, margin: 12mm)
#set text(font: "DejaVu Sans Mono", size: 10pt, lang: "en")
#rotate(-1deg)[
  *INVENTED: notes of a meeting, typed and copied*

  5 What the link workers said

  Both said that going along takes a whole \\
  afternoon, and that with eighty people on the \\
  list they have to choose. They choose those \\
  who would otherwise not go.
]
"""


def report() -> bytes:
    """The invented report as a PDF."""
    drawn: Any = typst.compile(NOTES.encode(), format="svg", ignore_system_fonts=True)
    made: Any = typst.compile(
        TEMPLATE, format="pdf", ignore_system_fonts=True, sys_inputs={"scan": bytes(drawn).decode()}
    )
    return bytes(made)
