"""The gates from set-up to richness."""

from linkwork.evidence.reporting.account import Account
from linkwork.evidence.reporting.gates.gate import Gate, lacking, to
from linkwork.evidence.reporting.told import Level
from linkwork.ui.words import counted, day, joined

BEGINNING = ("scoping", "background", "theory")


def set_up(account: Account) -> Gate:
    """The protocol is frozen, and there are readers enough."""
    plan, review = account.plan, account.review
    frozen = plan.frozen_on if plan else None
    short = max(review.readers - len(account.members), 0)
    since = counted(len(account.changes), "amendment")
    told = f"Protocol frozen {day(frozen)}. {since} since." if frozen else "Not frozen yet."
    return Gate(
        name="Set-up",
        says=f"{told} {counted(len(account.members), 'member')}.",
        missing=lacking(
            (plan is None, "no protocol has been begun"),
            (
                plan and not frozen and plan.unwritten,
                f"{counted(plan.unwritten if plan else 0, 'section')} of the protocol not written",
            ),
            (plan and not frozen, "the protocol is not frozen"),
            (short, f"{counted(short, 'more member')}: each record wants two readers"),
        ),
        href=to("protocols:protocol", review),
        act="Open the protocol",
    )


def scoping(account: Account) -> Gate:
    """Every first theory has a source or a person behind it."""
    bare = [
        one.code
        for one in account.statements
        if one.stands
        and not one.provoked_by
        and not account.codings_of.get(one.code)
        and not (one.published and one.content.get("sources"))
    ]
    first = len(account.statements)
    rounds = sum(one.purpose in BEGINNING for one in account.searches)
    return Gate(
        name="Scoping and first theories",
        says=_behind(first, len(bare))
        + (f" {counted(rounds, 'search', 'searches')} for theories." if rounds else ""),
        missing=lacking(
            (not first, "no statement has been drafted or taken up"),
            (bare, f"nothing and nobody behind {joined(bare)}"),
        ),
        href=to("synthesis:drafts", account.review),
        act="Open the statements",
    )


def _behind(first: int, bare: int) -> str:
    if not first:
        return "No statement yet."
    return f"{counted(first, 'statement')}, {bare:,} without a source or a person behind."


def screening(account: Account) -> Gate:
    """Searches are taken in, everything is settled, and readers agree or somebody decided."""
    levels = [one for phase in (1, 2) for one in account.levels(phase)[:2]]
    waiting, apart = sum(one.waiting for one in levels), sum(one.apart for one in levels)
    included, out = _last(levels), sum(one.excluded for one in levels)
    return Gate(
        name="Search and screening",
        says=f"{counted(sum(account.brought.values()), 'record')} from "
        f"{counted(len(account.searches), 'search', 'searches')}; {included:,} in,"
        f" {out:,} left out with reasons.",
        missing=lacking(
            (not account.searches, "no search has been taken in"),
            (waiting - apart, f"{counted(waiting - apart, 'record')} to read"),
            (apart, f"{counted(apart, 'record')} on which readers differ"),
        ),
        href=to("screening:overview" if account.searches else "records:import", account.review),
        act="Read the next record" if account.searches else "Take in a search",
    )


def richness(account: Account) -> Gate:
    """Located is not extracted: each source that is in is judged for richness and read in full."""
    levels = [one for phase in (1, 2) for one in account.levels(phase)[2:]]
    entered = sum(one.entered for one in levels)
    waiting, thin = sum(one.waiting for one in levels), sum(one.excluded for one in levels)
    rich = sum(one.included for one in levels)
    unread = account.without_document
    return Gate(
        name="Richness",
        says=f"{counted(entered, 'source')} located; {rich:,} rich enough to extract."
        f" {thin:,} kept, not extracted. {counted(len(account.documents), 'document')} in full.",
        missing=lacking(
            (not entered, "no source is in yet"),
            (waiting, f"{counted(waiting, 'source')} not judged for richness"),
            (unread, f"{counted(unread, 'rich source')} not in full yet"),
        ),
        href=to("screening:overview" if waiting else "extraction:documents", account.review),
        act="Judge the next source" if waiting else "Hand in a document",
    )


def _last(levels: list[Level]) -> int:
    """How many came through the last of the reading levels, in both phases."""
    half = len(levels) // 2
    return sum(part[-1].included for part in (levels[:half], levels[half:]) if part)
