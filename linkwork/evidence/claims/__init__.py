"""Sentences that may carry an if-then or causal claim, and the statements each may speak to.

A suggestion only: a reviewer decides, and nothing here is ever recorded as evidence.
"""

from linkwork.evidence.claims.speaking import speaks_to
from linkwork.evidence.claims.suggesting import Suggestion, suggest

__all__ = ["Suggestion", "speaks_to", "suggest"]
