"""The report of a review: blocks in the order of RAMESES, for paper and for Word."""

from linkwork.evidence.reporting.report.document import document
from linkwork.evidence.reporting.report.drawings import DRAWINGS

__all__ = ["DRAWINGS", "document"]
