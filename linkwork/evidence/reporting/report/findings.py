"""What was found: the flow, what the sources are like, and the theory statement by statement."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from linkwork.evidence.extraction.models import Coding
from linkwork.evidence.panels.presenters import consensus
from linkwork.evidence.panels.presenters.outcome import shown
from linkwork.evidence.reporting.account import Account
from linkwork.evidence.reporting.report.drawings import flow, ripples
from linkwork.evidence.reporting.report.speaking import gap, tabled
from linkwork.evidence.reporting.tables.evidence import named, place
from linkwork.evidence.reporting.tables.judgement import VERDICTS
from linkwork.evidence.reporting.tables.sources import STUDIES
from linkwork.evidence.reporting.tables.theory import CONFIGURATIONS, LINKS, STATEMENTS
from linkwork.evidence.synthesis.queries import InReview
from linkwork.ui.papers import Block, heading, listed, picture, quoted, typed, words
from linkwork.ui.words import counted

QUOTED = 12  # passages a statement, on paper
STANCES = ("contradicts", "qualifies", "supports", "extends", "context only")


def findings(account: Account) -> Iterator[Block]:
    """The results, in the order of RAMESES."""
    yield heading("Results")
    yield heading("Flow", 2)
    yield picture(flow(account))
    yield heading("Characteristics of studies and documents", 2)
    yield from tabled(account, STUDIES)
    yield heading("What panels decided", 2)
    yield from _consensus(account)
    yield heading("The theory", 2)
    yield from _theory(account)
    yield from _verdicts(account)
    yield heading("Statements", 2)
    yield from tabled(account, STATEMENTS)
    if account.links:
        yield picture(ripples(account))
        yield from tabled(account, LINKS)
    yield heading("Configurations", 2)
    yield from tabled(account, CONFIGURATIONS)
    yield heading("Evidence, statement by statement", 2)
    for one in account.prioritised or account.statements:
        yield from _statement(account, one)


def _consensus(account: Account) -> Iterator[Block]:
    """What came of each round: the items in their order, and the figures by group."""
    if not account.outcomes:
        yield from gap("no panel has voted, or no vote has closed")
        return
    for outcome in account.outcomes:
        said = shown(outcome)
        invented = " The panel is invented." if outcome.panel.invented else ""
        yield heading(f"{outcome.panel.title} Round {outcome.round.number}", 3)
        yield words(f"{said.question} {said.method}. {said.voters}. {said.quorum}{invented}")
        yield from consensus.result(said)
        yield from [listed(said.dissent)] if said.dissent else []
    yield words("After ACCORD each panel is reported item by item in the appendix.")


def _theory(account: Account) -> Iterator[Block]:
    latest = account.theory
    if latest is None:
        yield from gap("no version of the theory has been written")
        return
    if not account.theory_signed:
        yield from gap(f"version {latest.number} is not signed by two reviewers")
    yield words(f"{latest.title}, version {latest.number}.")
    yield from typed(latest.narrative)


def _verdicts(account: Account) -> Iterator[Block]:
    if not account.verdicts:
        yield from gap("no verdict has been given")
        return
    yield words(
        "A verdict from the literature and one from the service’s own data are never added up."
    )
    yield from tabled(account, VERDICTS)


def _statement(account: Account, one: InReview) -> Iterator[Block]:
    """One statement: its sentence, what sources do to it, and their words."""
    codings = sorted(account.codings_of.get(one.code, []), key=_in_order)
    yield heading(f"{one.code} {one.nickname}", 3)
    yield words(one.sentence)
    if not codings:
        yield words("No passage of this review speaks of it yet.")
        return
    tally = Counter(coding.stance for coding in codings)
    told = "; ".join(f"{stance}: {tally[stance]}" for stance in STANCES if tally[stance])
    sources = len({coding.passage.document_id for coding in codings})
    yield words(
        f"{counted(len(codings), 'coding')} from {counted(sources, 'document')}. {told[:1].upper()}"
        f"{told[1:]}."
    )
    said: dict[int, list[Coding]] = defaultdict(list)
    for coding in codings:
        said[coding.passage_id].append(coding)
    for here in list(said.values())[:QUOTED]:
        yield quoted(here[0].passage.quote, _where(here))
    if len(said) > QUOTED:
        yield words(f"{len(said) - QUOTED} more stand in the file evidence.csv.")


def _in_order(one: Coding) -> tuple[int, int]:
    return STANCES.index(one.stance), one.pk


def _where(here: Sequence[Coding]) -> str:
    """Where the words stand, and what each coder says that they do."""
    document = named(here[0].passage.document)
    return " ".join([f"{document}, {place(here[0])}.", *(_said(one) for one in here)])


def _said(coding: Coding) -> str:
    who = coding.coded_by.name if coding.coded_by else "No name"
    part = "" if coding.whole else ", in part"
    said = f"{who}: {coding.get_stance_display().lower()}{part}."
    return f"{said} {coding.memo}" if coding.memo else said
