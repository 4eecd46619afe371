"""Comparisons as pages print them."""

from linkwork.learning.configurations.presenters.listing import Row, row
from linkwork.learning.configurations.presenters.page import Found, Page, page

__all__ = ["Found", "Page", "Row", "page", "row"]
