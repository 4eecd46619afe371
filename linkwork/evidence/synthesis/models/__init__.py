"""The tables of this room: drafts, statuses, lineage, links, configurations, moves."""

from linkwork.evidence.synthesis.models.configurations import Configuration, ConfigurationVersion
from linkwork.evidence.synthesis.models.drafts import FIELDS, DraftVersion, StatementDraft
from linkwork.evidence.synthesis.models.links import Link
from linkwork.evidence.synthesis.models.moves import Move, MoveInput
from linkwork.evidence.synthesis.models.standing import Lineage, Status, StatusChange

__all__ = [
    "FIELDS",
    "Configuration",
    "ConfigurationVersion",
    "DraftVersion",
    "Lineage",
    "Link",
    "Move",
    "MoveInput",
    "StatementDraft",
    "Status",
    "StatusChange",
]
