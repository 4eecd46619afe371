"""Two records side by side in words, and what was put together."""

from dataclasses import dataclass

from django.utils import timezone

from linkwork.practice.people.likeness import agreements as agree
from linkwork.practice.people.likeness import same_name
from linkwork.practice.people.models import MergeRecord, Person
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import counted, day, joined, nhs_number

NOTHING = "not known"
# Tables in the words of the house, for those who read what moved.
WORDS = {
    "referrals.Referral": "referral",
    "referrals.Case": "case",
    "referrals.Contact": "contact",
    "referrals.Task": "task",
    "people.Alert": "alert",
    "people.ConsentDecision": "consent",
    "plans.Plan": "version of the plan",
    "connections.Connection": "connection",
    "outcomes.Measure": "answer",
    "messages.Message": "note to the practice",
}


@dataclass(frozen=True)
class Line:
    """One thing in both records."""

    label: str
    values: list[str]
    verdict: str  # same, differs, or empty where only one says anything


def side_by_side(both: list[Person], cases: list[list[Case]]) -> list[Line]:
    """The two records, line by line, what tells people apart first."""
    names = "same" if same_name(*both) else "differs"
    with_us = Line("With us", [_with_us(rows) for rows in cases], "")
    told = [
        ("Date of birth", [day(one.born_on) for one in both]),
        ("NHS number", [nhs_number(one.nhs_number) for one in both]),
        ("Postcode", [one.postcode.upper() for one in both]),
        ("Address", [one.address for one in both]),
        ("Telephone", [one.phone for one in both]),
        ("E-mail", [one.email for one in both]),
        ("Practice", [one.practice.name for one in both]),
        ("Language", [one.language for one in both]),
        ("Carer or helper", [one.carer_name for one in both]),
    ]
    lines = [
        Line(label, [words or NOTHING for words in values], _verdict(values))
        for label, values in told
        if any(values)
    ]
    return [Line("Name", [one.name for one in both], names), *lines, with_us]


def _verdict(values: list[str]) -> str:
    first, second = ("".join(words.casefold().split()) for words in values)
    if not (first and second):
        return ""
    return "same" if first == second else "differs"


def _with_us(cases: list[Case]) -> str:
    if not cases:
        return "No case yet"
    return joined(
        f"{case.get_state_display().lower()} since {day(case.opened_on)} ({case.link_worker.name})"
        for case in cases
    )


def agreements(both: list[Person]) -> str:
    """In what the two agree, as a sentence."""
    found = agree(*both)
    if not found:
        return "They agree in neither name, birth date nor postcode."
    return f"The same {joined(found)}."


def obstacle(both: list[Person], open_cases: list[Case | None]) -> str:
    """Why they cannot be put together as they stand, and what to do; empty where they can."""
    held = [case for case in open_cases if case is not None]
    if len(held) == 2:
        names = " and ".join(case.link_worker.name for case in held)
        return (
            f"Both have an open case ({names}). Agree who goes on, and close the other case as "
            f"“{Case.Ending.DUPLICATE.label}” first."
        )
    if all(one.nhs_number for one in both):
        return "They have two different NHS numbers. Ask the practice which is right first."
    return ""


def to_keep(both: list[Person], cases: dict[int, list[Case]]) -> Person:
    """The record that better stays: the one with an open case, with more cases, with a number."""

    def worth(one: Person) -> tuple[bool, int, bool, int]:
        mine = cases[one.pk]
        open_ = any(case.state != Case.State.CLOSED for case in mine)
        return (open_, len(mine), bool(one.nhs_number), -one.pk)

    return max(both, key=worth)


@dataclass(frozen=True)
class Merged:
    """What was put together."""

    kept: str
    other: str
    when: str
    because: str
    moved: list[str]
    filled: str
    undone: str


def in_words(record: MergeRecord) -> Merged:
    """A merging as its page tells it."""
    by = f" by {record.made_by.name}" if record.made_by else ""
    undone = ""
    if record.undone_at:
        undoer = f" by {record.undone_by.name}" if record.undone_by else ""
        when = day(timezone.localdate(record.undone_at))
        undone = f"Undone {when}{undoer}: {record.undone_because}"
    return Merged(
        kept=_called(record.kept),
        other=_called(record.other),
        when=f"{day(timezone.localdate(record.at))}{by}",
        because=record.because,
        moved=[
            counted(max(len(keys) for keys in columns.values()), WORDS[label])
            for label, columns in sorted(record.moved.items())
            if label in WORDS
        ],
        filled=joined(name.replace("_", " ") for name in record.filled),
        undone=undone,
    )


def _called(person: Person) -> str:
    return f"{person.name}, born {day(person.born_on)}, {person.reference}"
