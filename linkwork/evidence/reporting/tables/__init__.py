"""Every table that leaves a review, in groups, by the name it has in addresses and files."""

from linkwork.evidence.reporting.tables.evidence import APPRAISALS, EVIDENCE, MEMOS
from linkwork.evidence.reporting.tables.judgement import CONSENSUS, DISSENT, VERDICTS, VERSIONS
from linkwork.evidence.reporting.tables.process import (
    AGREEMENT,
    CHANGES,
    CHECKLIST,
    FLOW,
    LEFT_OUT,
    SAME_WORK,
)
from linkwork.evidence.reporting.tables.sources import REFUSED, SEARCHES, STUDIES
from linkwork.evidence.reporting.tables.table import Cell, Filled, Seen, Table
from linkwork.evidence.reporting.tables.theory import CONFIGURATIONS, LINKS, MOVES, STATEMENTS

GROUPS: tuple[tuple[str, tuple[Table, ...]], ...] = (
    ("Search and selection", (FLOW, SEARCHES, LEFT_OUT, SAME_WORK, REFUSED, AGREEMENT, CHANGES)),
    ("What the sources say", (STUDIES, EVIDENCE, APPRAISALS, MEMOS)),
    ("Votes", (CONSENSUS, DISSENT)),
    ("Theory", (STATEMENTS, CONFIGURATIONS, LINKS, MOVES, VERSIONS, VERDICTS)),
    ("The report itself", (CHECKLIST,)),
)
TABLES = {table.name: table for _, tables in GROUPS for table in tables}

__all__ = ["GROUPS", "TABLES", "Cell", "Filled", "Seen", "Table"]
