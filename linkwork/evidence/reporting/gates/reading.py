"""The gates from coding to the search for what speaks against."""

from collections.abc import Iterable

from linkwork.evidence.reporting.account import Account
from linkwork.evidence.reporting.gates.gate import Gate, lacking, to
from linkwork.ui.words import counted, joined

CRITERIA = ("relevance", "rigour")
AGAINST = ("contradicts", "qualifies")
MOST = 3


def coding(account: Account) -> Gate:
    """Every coding resolves to its words, and its source is appraised for the statement."""
    coded = {one.passage_id for one in account.codings}
    broken = sum(not one.resolves for one in account.passages)
    uncoded = sum(one.pk not in coded for one in account.passages)
    bare, late = account.unappraised, account.waiting
    whole = account.passages and not broken
    return Gate(
        name="Coding",
        says=(
            f"{counted(len(account.passages), 'passage')},"
            f" {counted(len(account.codings), 'coding')}."
            + (" Every passage resolves to page, offset and quote." if whole else "")
        ),
        missing=lacking(
            (not account.passages, "no passage has been marked"),
            (broken, f"{counted(broken, 'passage')} no longer as quoted"),
            (uncoded, f"{counted(uncoded, 'passage')} not coded to a statement"),
            (bare, f"{counted(bare, 'coding')} without relevance or rigour appraised"),
            (late, f"{counted(late, 'passage')} not looked at since a statement was reworded"),
        ),
        href=to("extraction:documents", account.review),
        act="Read a document",
    )


def consolidation(account: Account) -> Gate:
    """Statements that say the same are merged, and each merge leaves its trace."""
    every = account.statements
    merged = [one for one in every if one.status == "merged"]
    untraced = [one.code for one in merged if not one.into]
    undecided = [one for one in every if one.status == "candidate"]
    return Gate(
        name="Consolidation",
        says=f"{counted(len(every), 'statement')}. {len(merged):,} merged, each with its trace.",
        missing=lacking(
            (not every, "there is no statement yet"),
            (untraced, f"no trace of where {joined(untraced)} went"),
            (undecided, f"{counted(len(undecided), 'candidate')} neither kept nor merged"),
        ),
        href=to("synthesis:drafts", account.review),
        act="Open the statements",
    )


def prioritisation(account: Account) -> Gate:
    """Some statements are taken forward, by a vote whose rule was locked before it opened."""
    first, every = len(account.prioritised), len(account.statements)
    return Gate(
        name="Prioritisation",
        says=f"{first:,} of {counted(every, 'statement')} prioritised. {account.voted}",
        missing=lacking((not first, "no statement is prioritised yet")),
        href=to("panels:list", account.review),
        act="Open the panels",
    )


def again(account: Account) -> Gate:
    """Each prioritised statement has its own search, and evidence against it is looked for."""
    targets = {one.target.upper() for one in account.searches_in(2)}
    against = {one.target.upper() for one in account.searches if one.purpose == "contrary"}
    codes = [one.code for one in account.prioritised]
    unsearched = [one for one in codes if one not in targets | against]
    spoken = {one.code for one in account.codings if one.stance in AGAINST}
    unopposed = [one for one in codes if one not in against]
    names = {one.code: one.nickname for one in account.prioritised}
    heard = sum(one in spoken for one in codes)
    return Gate(
        name="Search again, for each prioritised statement",
        says=f"{len(codes) - len(unsearched):,} of {len(codes):,} searched for; evidence against"
        f" looked for in {len(codes) - len(unopposed):,}; passages against or qualifying"
        f" {heard:,}.",
        missing=lacking(
            (not codes, "no statement is prioritised yet"),
            (unsearched, f"no search of phase 2 for {_named(unsearched, names)}"),
            (unopposed, f"no search for evidence against {_named(unopposed, names)}"),
        ),
        href=to("records:import", account.review),
        act="Start the search",
        waits_for="" if codes else "Prioritisation",
    )


def _named(codes: Iterable[str], names: dict[str, str]) -> str:
    """A few by their names, and how many more."""
    said = [names[code] for code in codes]
    more = len(said) - MOST
    return joined([*said[:MOST], f"{more} more"] if more > 0 else said)
