"""Sentences that may carry an if-then or causal claim, and the statements each may speak to.

A suggestion only: a reviewer decides, and nothing here is ever recorded as evidence.
"""

from linkwork.evidence.claims.speaking import speaks_to
from linkwork.evidence.claims.suggesting import Suggestion, suggest
from linkwork.evidence.claims.underlining import Run, are_wanted, underlined

__all__ = ["Run", "Suggestion", "are_wanted", "speaks_to", "suggest", "underlined"]
