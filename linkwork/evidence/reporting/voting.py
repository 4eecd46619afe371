"""The panels of a review, and what came of their votes: each thing asked for once."""

from functools import cached_property

from linkwork.evidence.panels import queries as panels
from linkwork.evidence.panels.counting.rules import Method
from linkwork.evidence.panels.models import Panel
from linkwork.evidence.panels.queries import Closed, Outcome
from linkwork.evidence.reporting.searched import Searched
from linkwork.ui.words import counted


class Voting(Searched):
    """A review as its panels tell of it."""

    @property
    def voted(self) -> str:
        """How it was decided what to take forward."""
        closed = [one for one in self.closed if one.method is not Method.SUGGEST]
        if not closed:
            return "No panel has voted."
        signed = sum(one.signed for one in closed)
        told = counted(len(closed), "vote")
        return f"{told} of a panel closed, {signed} signed. Rule locked before opening."

    @cached_property
    def panels(self) -> list[Panel]:
        """The panels of the review."""
        return list(panels.panels(self.review))

    @cached_property
    def closed(self) -> list[Closed]:
        """The rounds that have closed, in few words."""
        return panels.closed(self.review)

    @cached_property
    def outcomes(self) -> list[Outcome]:
        """What came of every round that has closed, with remarks and signatures."""
        return panels.results(self.review)
