"""The tables of the shelf: statements in versions, their sources and passages, and findings."""

from linkwork.access.models.kept import Kept, NeverChanges
from linkwork.library.models.citations import Citation
from linkwork.library.models.findings import Finding
from linkwork.library.models.shelf import PublishedStatement, Ripple, Source, StatementSource
from linkwork.library.models.theories import PublishedTheory
from linkwork.library.models.votes import Votes

__all__ = [
    "Citation",
    "Finding",
    "Kept",
    "NeverChanges",
    "PublishedStatement",
    "PublishedTheory",
    "Ripple",
    "Source",
    "StatementSource",
    "Votes",
]
