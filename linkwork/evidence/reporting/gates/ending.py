"""The gates from synthesis to the report."""

from linkwork.evidence.reporting.account import Account
from linkwork.evidence.reporting.gates.gate import Gate, lacking, to
from linkwork.evidence.reporting.rameses import Answer, State
from linkwork.ui.words import counted, joined


def synthesis(account: Account) -> Gate:
    """Each prioritised statement is unpacked; each half of its mechanism is said, or a gap."""
    unpacked = {one.statement for one in account.configurations}
    bare = [one.code for one in account.prioritised if one.code not in unpacked]
    gaps = sum(bool(one.gaps) for one in account.configurations)
    opposed = account.unsettled
    told = counted(len(account.configurations), "configuration")
    return Gate(
        name="Synthesis",
        says=f"{told}, {gaps:,} with a gap marked; {counted(len(account.moves), 'move')} kept.",
        missing=lacking(
            (not account.configurations, "no configuration has been made"),
            (bare, f"no configuration for {joined(bare)}"),
            (opposed, f"{counted(opposed, 'contradiction')} not adjudicated"),
        ),
        href=to("synthesis:configurations", account.review),
        act="Open the configurations",
    )


def theory(account: Account, before: Gate) -> Gate:
    """A version of the theory is sealed and signed by two."""
    latest = account.theory
    names = len(latest.signatures.all()) if latest else 0
    told = f"Version {latest.number}, {counted(names, 'signature')}." if latest else "None yet."
    return Gate(
        name="Theory version signed",
        says=told if account.theory_signed else f"{told} Needs two signatures.",
        missing=lacking(
            (latest is None, "no version of the theory has been written"),
            (latest and not latest.sealed_at, "the version being written is not sealed"),
            (latest and latest.sealed_at and not account.theory_signed, "two signatures"),
        ),
        href=to("theories:list", account.review),
        act="Open the theory",
        waits_for=before.name if before.missing and latest is None else "",
    )


def local_test(account: Account) -> Gate:
    """A statement of the review has a registered study here. Nothing waits for it."""
    tested = account.tested
    told = f"Studies here speak of {counted(len(tested), 'statement')} of this review."
    return Gate(
        name="Local test registered",
        says=f"Optional. {told if tested else 'No study here yet.'}",
        missing=lacking((not tested, "no statement of this review has been tested here")),
        href=to("theories:list", account.review),
        act="See what was found here",
        begun=bool(tested),
        optional=True,
    )


def report(account: Account, answers: list[Answer], before: Gate) -> Gate:
    """Every prioritised statement has its verdict, and every RAMESES item its place."""
    there = sum(one.state is State.THERE for one in answers)
    bare = [one.code for one in account.prioritised if one.code not in account.judged]
    unsaid = len(answers) - there
    return Gate(
        name="Verdict and report",
        says=f"RAMESES: {there} of {len(answers)} items have a place in the report.",
        missing=lacking(
            (unsaid, f"{counted(unsaid, 'item')} of RAMESES not whole"),
            (bare, f"no verdict on {joined(bare)}"),
        ),
        href=to("reporting:checklist", account.review),
        act="Open the checklist",
        waits_for=before.name if before.missing else "",
    )
