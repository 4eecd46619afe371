"""From sources to theory in numbers: a branch for each phase, and what left at its side."""

from linkwork.evidence.reporting.flow.branches import Aside, Branch, Step
from linkwork.evidence.reporting.flow.drawn import drawn

__all__ = ["Aside", "Branch", "Step", "drawn"]
