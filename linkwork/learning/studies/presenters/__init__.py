"""A study as pages: where it stands, what was declared, what was found, and what it means."""

from linkwork.learning.studies.presenters.detail import detail
from linkwork.learning.studies.presenters.listing import row
from linkwork.learning.studies.presenters.page import page
from linkwork.learning.studies.presenters.plain import plain
from linkwork.learning.studies.presenters.standing import progress

__all__ = ["detail", "page", "plain", "progress", "row"]
