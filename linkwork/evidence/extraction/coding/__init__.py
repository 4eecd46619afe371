"""Coding a passage: what is asked, what the page shows, and what is kept.

What a passage may be coded to is made above this room, and handed down as targets.
"""

from linkwork.evidence.extraction.coding.choices import Target
from linkwork.evidence.extraction.coding.form import CodingForm
from linkwork.evidence.extraction.coding.page import first_values, page

__all__ = ["CodingForm", "Target", "first_values", "page"]
