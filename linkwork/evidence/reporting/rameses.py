"""The RAMESES checklist: where the report answers each item, and what it does not say yet.

After Wong and others (2013), publication standards for realist syntheses, BMC Medicine 11:21: 19
items, said here in our own words.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from linkwork.evidence.reporting.account import Account
from linkwork.evidence.reporting.parts import PARTS
from linkwork.ui.words import counted


class State(StrEnum):
    """How far the report answers an item."""

    THERE = "In the report"
    PARTLY = "In part"
    NOT_YET = "Not yet"


@dataclass(frozen=True)
class Item:
    """One item: its number, the part of a paper it belongs to, its name, and what it asks."""

    number: int
    of: str
    name: str
    asks: str


@dataclass(frozen=True)
class Answer:
    """How the report answers an item: where, how far, what is missing, and where to write it."""

    item: Item
    state: State
    where: str
    missing: tuple[str, ...]
    parts: tuple[str, ...]


ITEMS = (
    Item(1, "Title", "Title", "Say in the title that it is a realist review."),
    Item(2, "Abstract", "Abstract", "Background, question, methods, main results, implications."),
    Item(3, "Introduction", "Rationale for the review", "Why it is needed; what it may add."),
    Item(4, "Introduction", "Objectives and focus", "The question, and why this focus."),
    Item(5, "Methods", "Changes in the process", "What was changed from the plan, and why."),
    Item(6, "Methods", "Rationale for realist review", "Why this method suits the question."),
    Item(7, "Methods", "Scoping the literature", "How the field was first explored, and why so."),
    Item(
        8,
        "Methods",
        "Searching",
        "Every source, its words, its dates, and why; whom you asked.",
    ),
    Item(9, "Methods", "Selection and appraisal", "How it was judged what to use, and why so."),
    Item(10, "Methods", "Data extraction", "What was taken from the documents, and why."),
    Item(11, "Methods", "Analysis and synthesis", "How documents became theory, step by step."),
    Item(12, "Results", "Flow diagram", "Documents at each step, their origin, reasons for out."),
    Item(13, "Results", "Document characteristics", "What the included documents are like."),
    Item(14, "Results", "Main findings", "The findings, as theory built and tested."),
    Item(15, "Discussion", "Summary of findings", "The findings against the question."),
    Item(16, "Discussion", "Strengths, limits, next", "How strong the evidence is; what is open."),
    Item(17, "Discussion", "Comparison with literature", "Where others agree and disagree."),
    Item(18, "Discussion", "Conclusions", "What follows for policy, practice and research."),
    Item(19, "Funding", "Funding and conflicts", "Who paid, their part, and interests."),
)
Found = tuple[str, Iterable[str], bool]  # where, what is missing, whether anything is there


def answers(account: Account) -> list[Answer]:
    """How the report answers the 19 items, in their order."""
    return [_answer(account, item) for item in ITEMS]


def _answer(account: Account, item: Item) -> Answer:
    where, missing, anything = ANSWERED[item.number](account)
    lacks = tuple(missing)
    there = State.THERE if not lacks else State.PARTLY if anything else State.NOT_YET
    parts = tuple(one.name for one in PARTS if one.item == item.number)
    return Answer(item, there, where if anything else "", lacks, parts)


def _unwritten(account: Account, *names: str) -> list[str]:
    headings = {one.name: one.heading for one in PARTS}
    return [f"“{headings[n]}” is not written" for n in names if not account.written(n)]


def _unsaid(account: Account, part: str, *sections: str) -> list[str]:
    """What is missing where the protocol's own sections would do as well."""
    return [] if account.planned(*sections) else _unwritten(account, part)


def _title(account: Account) -> Found:
    return "Title page", (), True


def _abstract(account: Account) -> Found:
    return "Abstract", _unwritten(account, "abstract"), bool(account.written("abstract"))


def _rationale(account: Account) -> Found:
    there = account.planned("rationale") or bool(account.written("rationale"))
    return "Introduction", () if there else _unwritten(account, "rationale"), there


def _objectives(account: Account) -> Found:
    missing = () if account.planned("scope") else ("the protocol does not say why this focus",)
    return "Introduction: the question", missing, True


def _changes(account: Account) -> Found:
    plan = account.plan
    if plan is None or plan.frozen_on is None:
        return "Methods: changes", ("no protocol is frozen, so a change cannot be told",), False
    return "Methods: changes to the process", (), True


def _why_realist(account: Account) -> Found:
    there = account.planned("rationale") or bool(account.written("why_realist"))
    missing = () if there else _unwritten(account, "why_realist")
    return "Methods: why a realist review", missing, there


def _scoping(account: Account) -> Found:
    rounds = sum(one.purpose in ("scoping", "background") for one in account.searches)
    missing = [] if rounds else ["no scoping search is kept"]
    missing += _unsaid(account, "scoping", "scope")
    return (
        "Methods: scoping",
        missing,
        bool(rounds or account.planned("scope") or account.written("scoping")),
    )


def _searching(account: Account) -> Found:
    bare = sum(not one.query for one in account.searches)
    undated = sum(one.run_on is None for one in account.searches)
    missing = _unsaid(account, "searching", "search")
    missing += [f"{counted(bare, 'search', 'searches')} without the words used"] if bare else []
    missing += [f"{counted(undated, 'search', 'searches')} without its date"] if undated else []
    missing += [] if account.searches else ["no search is kept"]
    return "Methods: searching; appendix of searches", missing, bool(account.searches)


def _selection(account: Account) -> Found:
    read = account.decided
    missing = [] if read else ["no record has been read"]
    missing += [] if account.appraisals else ["no source has been appraised"]
    missing += _unsaid(account, "selection", "selection", "appraisal")
    return "Methods: selection and appraisal", missing, bool(read or account.appraisals)


def _extraction(account: Account) -> Found:
    missing = [] if account.codings else ["no passage has been coded"]
    missing += _unsaid(account, "extraction", "analysis")
    return "Methods: extraction", missing, bool(account.codings)


def _analysis(account: Account) -> Found:
    missing = [] if account.moves else ["no move of the synthesis is kept"]
    missing += _unsaid(account, "analysis", "analysis")
    return "Methods: analysis and synthesis", missing, bool(account.moves or account.statements)


def _flow(account: Account) -> Found:
    levels = [one for phase in (1, 2) for one in account.levels(phase)]
    waiting = sum(one.waiting for one in levels)
    missing = [f"{counted(waiting, 'record')} not settled yet"] if waiting else []
    missing += [] if account.searches else ["no search is kept"]
    return "Results: flow", missing, bool(account.searches)


def _characteristics(account: Account) -> Found:
    unsaid = sum(one.study_id is None for one in account.documents)
    missing = [f"{counted(unsaid, 'document')} not said to belong to a study"] if unsaid else []
    missing += [] if account.documents else ["no document has been handed in"]
    return "Results: characteristics", missing, bool(account.documents)


def _findings(account: Account) -> Found:
    missing = [] if account.theory_signed else ["no version of the theory is signed"]
    missing += [] if account.statements else ["there is no statement"]
    return "Results: the theory; evidence by statement", missing, bool(account.statements)


def _of_parts(where: str, *names: str) -> Callable[[Account], Found]:
    def answer(account: Account) -> Found:
        missing = _unwritten(account, *names)
        return where, missing, len(missing) < len(names)

    return answer


def _funding(account: Account) -> Found:
    there = account.planned("funding", "conflicts") or bool(account.written("funding"))
    return "Funding", () if there else _unwritten(account, "funding"), there


ANSWERED: dict[int, Callable[[Account], Found]] = {
    1: _title,
    2: _abstract,
    3: _rationale,
    4: _objectives,
    5: _changes,
    6: _why_realist,
    7: _scoping,
    8: _searching,
    9: _selection,
    10: _extraction,
    11: _analysis,
    12: _flow,
    13: _characteristics,
    14: _findings,
    15: _of_parts("Discussion: summary", "summary"),
    16: _of_parts("Discussion: strengths and limits", "strengths"),
    17: _of_parts("Discussion: beside other literature", "comparison"),
    18: _of_parts("Conclusions", "practice", "policy", "research"),
    19: _funding,
}
