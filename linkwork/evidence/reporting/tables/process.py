"""Tables of how the review went: the flow, what was left out, changes of plan, the checklist."""

from linkwork.evidence.reporting import rameses
from linkwork.evidence.reporting.account import Account
from linkwork.evidence.reporting.flow.counted import branches
from linkwork.evidence.reporting.flow.drawn import table as numbers_of
from linkwork.evidence.reporting.rows import turned
from linkwork.evidence.reporting.tables.table import Cell, Filled, Seen, Table
from linkwork.evidence.reporting.told import LeftOut, SameWork
from linkwork.ui.words import day


def _flow(account: Account) -> Filled:
    drawn = numbers_of(branches(account))
    return Filled(head=drawn.head, rows=drawn.rows, numbers=drawn.numbers)


def _left_out(account: Account) -> Filled:
    return Filled(
        head=("Phase", "Left out at", "Record", "Title", "Year", "DOI", "Reason", "Note"),
        rows=turned(account.left_out, _out),
        paper=(1, 2, 3, 6, 7),
    )


def _out(one: LeftOut) -> tuple[Cell, ...]:
    return (
        one.phase,
        one.level,
        one.short,
        Seen(one.title, one.href),
        one.year,
        one.doi,
        one.reason,
        one.note,
    )


def _same_work(account: Account) -> Filled:
    return Filled(
        head=("Record", "Title", "Found in", "Stands under", "Why"),
        rows=turned(account.same_work, _same),
    )


def _same(one: SameWork) -> tuple[Cell, ...]:
    return (one.short, one.title, one.source, one.stands, one.reason)


def _agreements(account: Account) -> Filled:
    return Filled(
        head=("Level", "Readers", "Both read", "Agreed", "Kappa", "PABAK", "Only one has read"),
        rows=[
            (
                one.level,
                f"{one.first} and {one.second}",
                one.both,
                one.agreed,
                one.kappa,
                one.pabak,
                one.alone,
            )
            for one in account.agreements
        ],
        numbers=(2, 3, 6),
        notes=("Intervals are of 95 %. Both answered without seeing the other’s.",),
    )


def _changes(account: Account) -> Filled:
    return Filled(
        head=("When", "Section", "Before", "After", "Why", "Who"),
        rows=[
            (day(one.at), one.section, one.old, one.new, one.reason, one.who)
            for one in account.changes
        ],
    )


def _checklist(account: Account) -> Filled:
    return Filled(
        head=("Item", "Part", "Name", "What it asks", "Answered", "Where", "What is missing"),
        rows=[
            (
                one.item.number,
                one.item.of,
                one.item.name,
                one.item.asks,
                one.state.value,
                one.where,
                "; ".join(one.missing),
            )
            for one in rameses.answers(account)
        ],
        numbers=(0,),
        paper=(0, 2, 4, 5, 6),
    )


FLOW = Table(
    name="flow",
    title="Every number of the flow",
    says="What came in at each step, what left, and why.",
    empty="Nothing has been found yet.",
    fill=_flow,
)
LEFT_OUT = Table(
    name="left-out",
    title="Left out, with reasons",
    says="Each record that was left out after reading, at which level, and why.",
    empty="No record has been left out.",
    fill=_left_out,
)
SAME_WORK = Table(
    name="same-work",
    title="Records of the same work",
    says="Each record that another stands for, and why. None is deleted.",
    empty="No record is known to be of the same work as another.",
    fill=_same_work,
)
AGREEMENT = Table(
    name="agreement",
    title="How far readers agree",
    says="For each two readers and level: what both have read, and how often they agreed.",
    empty="No record has been read by two.",
    fill=_agreements,
)
CHANGES = Table(
    name="changes",
    title="Changes to the protocol",
    says="Every change of plan since the protocol was frozen, with its reason.",
    empty="No change has been made since the protocol was frozen, or it is not frozen yet.",
    fill=_changes,
)
CHECKLIST = Table(
    name="checklist",
    title="RAMESES checklist",
    says="The 19 items of the publication standards for realist syntheses (Wong et al. 2013).",
    empty="",
    fill=_checklist,
)
