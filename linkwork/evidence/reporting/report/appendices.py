"""The appendices: searches, what was left out, appraisals, steps, versions, memos."""

from collections.abc import Iterator

from linkwork.evidence.reporting.account import Account
from linkwork.evidence.reporting.report.speaking import tabled
from linkwork.evidence.reporting.tables.evidence import APPRAISALS, MEMOS
from linkwork.evidence.reporting.tables.judgement import DISSENT, VERSIONS
from linkwork.evidence.reporting.tables.process import FLOW, LEFT_OUT, SAME_WORK
from linkwork.evidence.reporting.tables.sources import REFUSED, SEARCHES
from linkwork.evidence.reporting.tables.theory import MOVES
from linkwork.ui.papers import Block, heading, words

APPENDED = (
    SEARCHES,
    FLOW,
    LEFT_OUT,
    SAME_WORK,
    REFUSED,
    APPRAISALS,
    MOVES,
    VERSIONS,
    DISSENT,
    MEMOS,
)
MOST = 250  # rows on paper; a file holds them all


def appendices(account: Account) -> Iterator[Block]:
    """Each table under its own heading."""
    yield heading("Appendices")
    for one in APPENDED:
        yield heading(one.title, 2)
        yield words(one.says)
        yield from tabled(account, one, MOST)
