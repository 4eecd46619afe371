"""The tables of panels: who is asked what, private ballots, and what is kept for good."""

from linkwork.evidence.panels.models.ballots import Ballot, Remark
from linkwork.evidence.panels.models.panels import Panel, Panellist, Round
from linkwork.evidence.panels.models.results import (
    CountedVote,
    KeptRemark,
    Result,
    Seal,
    Signature,
)

__all__ = [
    "Ballot",
    "CountedVote",
    "KeptRemark",
    "Panel",
    "Panellist",
    "Remark",
    "Result",
    "Round",
    "Seal",
    "Signature",
]
