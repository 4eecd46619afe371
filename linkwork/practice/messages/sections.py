"""The sections of a message to the practice, made from work already logged.

The headings are those of the social prescribing information standard. Notes of contacts are never
quoted; an alert is named, not told.
"""

from collections.abc import Callable
from dataclasses import dataclass

from linkwork.practice.connections import queries as connections
from linkwork.practice.connections.models import Connection
from linkwork.practice.messages.models import Message
from linkwork.practice.outcomes import queries as outcomes
from linkwork.practice.people import queries as people
from linkwork.practice.people.models import ConsentDecision, Person
from linkwork.practice.plans import queries as plans
from linkwork.practice.referrals import queries as referrals
from linkwork.practice.referrals.models import Case, Contact, Referral
from linkwork.practice.referrals.needs import NeedCode
from linkwork.ui.words import counted, day, joined, nhs_number

A = Message.Subject


@dataclass(frozen=True)
class Section:
    """One heading and its lines."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Matter:
    """What a message is made from."""

    message: Message
    referral: Referral
    person: Person
    case: Case | None


def _person(matter: Matter) -> list[str]:
    person = matter.person
    number = nhs_number(person.nhs_number) if person.nhs_number else "not known"
    return [f"{person.name}, born {day(person.born_on)}. NHS number {number}."]


def _practice(matter: Matter) -> list[str]:
    practice = matter.referral.practice
    code = f" ({practice.ods_code})" if practice.ods_code else ""
    return [f"{practice.name}{code}"]


def _referrer(matter: Matter) -> list[str]:
    referral = matter.referral
    name = referral.referrer.name if referral.referrer else referral.referrer_name
    return [f"{name or 'Not named'} ({referral.get_route_display()})"]


def _referral(matter: Matter) -> list[str]:
    referral = matter.referral
    need = referral.get_main_need_display().lower()
    lines = [f"Offered on {day(referral.offered_on)}, for {need}."]
    if referral.urgent:
        lines.append("Marked urgent.")
    if referral.state == Referral.State.DECLINED:
        lines.append(f"They said no{f': {referral.reason}' if referral.reason else ''}.")
    return lines


def _legal(matter: Matter) -> list[str]:
    if matter.message.without_leave:
        why = matter.message.without_leave
        return [f"Sent without the person's leave, to keep somebody safe: {why}"]
    last = people.last_decision(matter.person, ConsentDecision.Purpose.TELL_GP)
    if last is None or last.decision != ConsentDecision.Decision.GIVEN:
        return []
    how = f" ({last.how})" if last.how else ""
    return [f"The person wants their practice told: {day(last.decided_at)}{how}."]


def _alerts(matter: Matter) -> list[str]:
    rows = people.open_alerts(matter.person)
    return [
        f"{row.get_risk_display()}, since {day(row.since_on)}; next look {day(row.review_on)}."
        for row in rows
    ] or ["None recorded."]


def _about_me(matter: Matter) -> list[str]:
    person = matter.person
    told = ((person.what_matters, "What matters: "), (person.how_to_support, "How to support me: "))
    return [f"{label}{text}" for text, label in told if text]


def _social(matter: Matter) -> list[str]:
    referral, person = matter.referral, matter.person
    said = []
    if referral.lives_alone is not None:
        said.append("lives alone" if referral.lives_alone else "does not live alone")
    if referral.is_carer:
        said.append("cares for somebody")
    if person.language and person.language.casefold() != "english":
        said.append(f"speaks {person.language}")
    if person.interpreter:
        said.append("needs an interpreter")
    return [f"{joined(said).capitalize()}."] if said else []


def _needs(matter: Matter) -> list[str]:
    plan = plans.current(matter.case) if matter.case else None
    if plan is not None and (rows := plans.needs(plan)):
        return [f"{row.get_code_display()}: {row.get_state_display().lower()}" for row in rows]
    names = dict.fromkeys([matter.referral.main_need, *matter.referral.needs])
    return [str(NeedCode(name).label) for name in names if name in NeedCode.values]


def _assessments(matter: Matter) -> list[str]:
    if matter.case is None:
        return []
    lines = []
    for pair in outcomes.pairs(outcomes.of(matter.case)):
        asked = [one for one in (pair.before, pair.after) if one and one.value is not None]
        said = dict.fromkeys(f"{one.value} on {day(one.asked_on)}" for one in asked)
        if said:
            lines.append(f"{pair.item.label}: {', then '.join(said)}")
    return lines


def _plan(matter: Matter) -> list[str]:
    plan = plans.current(matter.case) if matter.case else None
    if plan is None:
        return []
    agreed = (
        f"Agreed with the person on {day(plan.agreed_on)}." if plan.agreed_on else "Not agreed yet."
    )
    goals = []
    for goal in plans.goals(plan):
        scale = (
            f" ({goal.now} of 10, hopes for {goal.hoped})"
            if goal.now is not None and goal.hoped is not None
            else ""
        )
        goals.append(f"“{goal.words}”{scale}")
    return [agreed, *goals]


def _activities(matter: Matter) -> list[str]:
    if matter.case is None:
        return []
    rows = connections.of(matter.case).exclude(state=Connection.State.ERROR)
    return [f"{row.activity.name}: {row.get_state_display().lower()}" for row in rows]


def _contacts(matter: Matter) -> list[str]:
    if matter.case is None:
        return []
    rows = list(referrals.contacts(matter.case))
    spoke = [row for row in rows if row.result == Contact.Result.REACHED]
    since = day(matter.case.opened_on)
    lines = [f"Spoke {counted(len(spoke), 'time')} since {since}."] if spoke else []
    if spoke:
        lines.append(f"Last on {day(max(row.on for row in spoke))}.")
    missed = len(rows) - len(spoke)
    return lines + ([f"Tried {counted(missed, 'time')} without reaching them."] if missed else [])


def _information(matter: Matter) -> list[str]:
    if matter.case is None:
        return []
    rows = connections.of(matter.case).filter(information_given=True)
    names = sorted({row.activity.name for row in rows})
    return [f"About {joined(names)}."] if names else []


def _writer(matter: Matter) -> list[str]:
    message, service = matter.message, matter.message.organisation
    by = message.written_by.name if message.written_by else "Linkwork"
    phone = f" Ring {service.phone}." if service.phone else ""
    return [f"{by}, {service.name}, {day(message.drafted_at)}.{phone}"]


Maker = Callable[[Matter], list[str]]
EVERY: tuple[tuple[str, Maker], ...] = (
    ("Person", _person),
    ("GP practice", _practice),
    ("Referrer", _referrer),
    ("Referral", _referral),
    ("Legal information", _legal),
    ("Safety alerts", _alerts),
    ("About me", _about_me),
    ("Social context", _social),
    ("Needs", _needs),
    ("Assessments", _assessments),
    ("Plan", _plan),
    ("Activities offered and their outcome", _activities),
    ("Contacts", _contacts),
    ("Information given", _information),
    ("Who wrote it", _writer),
)
ALWAYS = ("Person", "GP practice", "Referrer", "Referral", "Legal information", "Who wrote it")
# What each note tells beyond that: no more than it is about.
ALSO: dict[str, tuple[str, ...]] = {
    A.STARTED: ("Needs", "Contacts"),
    A.PLAN: (
        "About me",
        "Social context",
        "Needs",
        "Assessments",
        "Plan",
        "Safety alerts",
        "Activities offered and their outcome",
    ),
    A.CLOSED: tuple(heading for heading, _ in EVERY),
    A.DECLINED: (),
    A.ESCALATION: ("Safety alerts", "Contacts"),
}


def of(message: Message, case: Case | None) -> list[Section]:
    """The sections of a message as the record stands now, without those that would be empty."""
    return _made(message, case, {*ALWAYS, *ALSO[message.about]})


def plain(message: Message) -> list[Section]:
    """Who and whose it is, and nothing of the work: for a note that kept no sections."""
    return _made(message, None, set(ALWAYS) - {"Legal information"})


def _made(message: Message, case: Case | None, wanted: set[str]) -> list[Section]:
    matter = Matter(message, message.referral, message.referral.person, case)
    made = [(heading, make(matter)) for heading, make in EVERY if heading in wanted]
    return [Section(heading, tuple(lines)) for heading, lines in made if lines]
