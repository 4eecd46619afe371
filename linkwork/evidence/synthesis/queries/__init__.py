"""Reading the synthesis: statements and where they stand, drafts, evidence, links, moves."""

from linkwork.evidence.synthesis.queries.configurations import (
    Configured,
    configuration,
    configurations,
    configured,
    free_configuration_code,
    versions_of,
)
from linkwork.evidence.synthesis.queries.drafts import (
    drafts,
    free_code,
    number_of_versions,
    open_draft,
    versions,
)
from linkwork.evidence.synthesis.queries.evidence import (
    coded_statements,
    coded_to,
    passage,
    resting_on,
)
from linkwork.evidence.synthesis.queries.links import (
    Rival,
    all_links,
    links,
    rivals,
    rivals_of,
    standing_link,
)
from linkwork.evidence.synthesis.queries.moves import adjudications, inputs_of, moves
from linkwork.evidence.synthesis.queries.statements import (
    InReview,
    history,
    lineage,
    merged_into,
    prioritised,
    sentences,
    statement,
    statements,
    targets,
)

__all__ = [
    "Configured",
    "InReview",
    "Rival",
    "adjudications",
    "all_links",
    "coded_statements",
    "coded_to",
    "configuration",
    "configurations",
    "configured",
    "drafts",
    "free_code",
    "free_configuration_code",
    "history",
    "inputs_of",
    "lineage",
    "links",
    "merged_into",
    "moves",
    "number_of_versions",
    "open_draft",
    "passage",
    "prioritised",
    "resting_on",
    "rivals",
    "rivals_of",
    "sentences",
    "standing_link",
    "statement",
    "statements",
    "targets",
    "versions",
    "versions_of",
]
