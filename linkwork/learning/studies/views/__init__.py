"""The pages of studies: the list, declaring one, one study, one statement, what it means, PDF."""

from linkwork.learning.studies.views.listing import studies
from linkwork.learning.studies.views.reading import plain, report, statement
from linkwork.learning.studies.views.registering import amend, register
from linkwork.learning.studies.views.stepping import progress, sign, step, study

__all__ = [
    "amend",
    "plain",
    "progress",
    "register",
    "report",
    "sign",
    "statement",
    "step",
    "studies",
    "study",
]
