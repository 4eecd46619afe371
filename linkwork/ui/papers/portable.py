"""A report as a PDF that everybody can read, and a drawing as pixels for where paper wants them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from linkwork.ui import printing

PAGE = Path(__file__).with_name("paper.typ")
DRAWING = Path(__file__).with_name("drawing.typ")
DOTS_AN_INCH = 192.0


def pdf(document: Mapping[str, Any]) -> bytes:
    """The whole report as a tagged PDF (PDF/UA-1)."""
    return printing.pdf(PAGE, document)


def pixels(svg: str) -> bytes:
    """A drawing as a PNG, for Word, which draws no SVG of its own."""
    made: Any = typst.compile(
        DRAWING,
        format="png",
        ppi=DOTS_AN_INCH,
        ignore_system_fonts=True,
        sys_inputs={"svg": svg},
    )
    return bytes(made)
