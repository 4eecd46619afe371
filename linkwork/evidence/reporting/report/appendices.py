"""The appendices: searches, what was left out, appraisals, steps, versions, memos."""

from collections.abc import Iterator

from linkwork.evidence.panels.models import Panel
from linkwork.evidence.panels.presenters import consensus
from linkwork.evidence.panels.presenters.accord import report
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
    for panel in account.panels:
        yield from _accord(account, panel)


def _accord(account: Account, panel: Panel) -> Iterator[Block]:
    """One panel by ACCORD (Gattrell et al. 2024): what is recorded of each item, or that it is not.

    A panel of which no vote has closed has nothing to report yet.
    """
    closed = [one for one in account.outcomes if one.panel.pk == panel.pk]
    if not closed:
        return
    yield heading(f"ACCORD: {panel.title}", 2)
    yield consensus.checklist(report(panel, closed).items)
