"""Prints a document as a PDF that everybody can read: PDF/UA-1, tagged, fonts of its own."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst


def pdf(template: Path, document: Mapping[str, Any], **inputs: str) -> bytes:
    """Make a PDF of a typst template, which reads the document as JSON from `sys.inputs`."""
    made: Any = typst.compile(
        template,
        format="pdf",
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        sys_inputs={"document": json.dumps(document), **inputs},
    )
    return bytes(made)
