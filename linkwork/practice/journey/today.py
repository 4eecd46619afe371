"""A link worker's day: what is overdue, due and new, and which chains are at risk."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.access.models import ServicePolicy
from linkwork.practice.connections.models import Connection
from linkwork.practice.journey.chain import STANDING, small
from linkwork.practice.journey.queries import LIVE, gather
from linkwork.practice.journey.warnings import Warned, of as warnings_of
from linkwork.practice.referrals.models import Case, Contact, Referral
from linkwork.ui.words import day_short, days_in_words

SOON = 7


@dataclass(frozen=True)
class Waiting:
    """One row of a queue."""

    due: date
    who: str
    href: str
    who_detail: str
    what: str
    on: str
    waited: str
    waited_detail: str
    overdue: bool
    step: str
    step_href: str


@dataclass(frozen=True)
class AtRisk:
    """A chain that may break, and why."""

    who: str
    href: str
    states: list[str]
    words: str


def cases(actor: Actor) -> QuerySet[Case]:
    """Open cases: a link worker's own, a team lead's whole team."""
    rows = Case.objects.filter(state__in=Case.OPEN).select_related("person", "link_worker")
    return rows.order_by("next_step_on", "pk")


def connections(open_cases: list[Case]) -> list[Connection]:
    """Live connections of those cases, the ones replaced by another left out."""
    rows = Connection.objects.filter(case__in=open_cases, state__in=LIVE, connection__isnull=True)
    return list(rows.select_related("case__person", "activity__provider").order_by("next_on", "pk"))


def referrals() -> QuerySet[Referral]:
    """New referrals that wait for somebody to take them."""
    rows = Referral.objects.filter(state=Referral.State.RECEIVED).filter(~Q(agreed=False))
    return rows.select_related("person", "practice").order_by("due_on", "pk")


def rows_of(
    open_cases: list[Case], live: list[Connection], new: list[Referral], actor: Actor, today: date
) -> list[Waiting]:
    """Everything that waits, soonest due first."""
    rows = [_of_case(one, actor, today) for one in open_cases if one.next_step_on]
    rows += [_of_connection(one, actor, today) for one in live if one.next_on]
    rows += [_of_referral(one, today) for one in new]
    return sorted(rows, key=lambda row: row.due)


def _long(due: date, today: date) -> tuple[str, str]:
    days = (today - due).days
    if days > 0:
        return days_in_words(days), f"was due {day_short(due)}"
    return ("Today" if days == 0 else f"In {days_in_words(-days)}"), day_short(due)


def _of_case(case: Case, actor: Actor, today: date) -> Waiting:
    due = case.next_step_on
    assert due is not None  # asked for by `rows_of`
    waited, detail = _long(due, today)
    mine = actor.user is not None and case.link_worker_id == actor.user.pk
    return Waiting(
        due=due,
        who=case.person.name,
        href=reverse("journey:person", args=[case.public_id]),
        who_detail=_born(case.person.born_on),
        what=case.next_step or "Next step",
        on="You" if mine else case.link_worker.name,
        waited=waited,
        waited_detail=detail,
        overdue=due < today,
        step="Call and log",
        step_href=reverse("referrals:log_contact", args=[case.public_id]),
    )


def _of_connection(connection: Connection, actor: Actor, today: date) -> Waiting:
    due = connection.next_on
    assert due is not None  # asked for by `rows_of`
    waited, detail = _long(due, today)
    words, holder = STANDING[connection.state]
    person = connection.case.person
    holders = {"provider": connection.activity.provider.name, "person": person.given_name}
    return Waiting(
        due=due,
        who=person.name,
        href=reverse("journey:person", args=[connection.case.public_id]),
        who_detail=_born(person.born_on),
        what=f"{connection.activity.name}: {connection.next_step or words.lower()}",
        on=holders.get(holder, "You"),
        waited=waited,
        waited_detail=detail,
        overdue=due < today,
        step="Chase" if holder == "provider" else "Open",
        step_href=reverse("connections:connection", args=[connection.public_id]),
    )


def _of_referral(referral: Referral, today: date) -> Waiting:
    due = referral.due_on or referral.offered_on
    waited, detail = _long(due, today)
    page = reverse("referrals:triage")
    return Waiting(
        due=due,
        who=referral.person.name,
        href=page,
        who_detail=_born(referral.person.born_on),
        what=f"New: {referral.get_main_need_display().lower()}. From {referral.referrer_name or referral.practice.name}",
        on="The team",
        waited=waited,
        waited_detail=detail if due < today else f"first call by {day_short(due)}",
        overdue=due < today,
        step="Look and accept",
        step_href=page,
    )


def _born(born_on: date) -> str:
    return f"{born_on.day} {born_on:%B %Y}"


def at_risk(open_cases: list[Case], policy: ServicePolicy, today: date) -> list[AtRisk]:
    """Chains that one of the plain rules says may break; those suspected by dates are read in full."""
    found = []
    for case in _suspects(open_cases, policy, today):
        story = gather(case, today)
        warned = warnings_of(story, policy)
        if warned:
            found.append(_risk(case, small(story, warned), warned))
    return found


def _suspects(open_cases: list[Case], policy: ServicePolicy, today: date) -> list[Case]:
    """Cases that a rule may hold on, by one query each instead of reading every story."""
    quiet = today - timedelta(days=policy.quiet_days)
    ids = [case.pk for case in open_cases]
    spoken = Contact.objects.filter(case__in=ids, result=Contact.Result.REACHED)
    heard = set(spoken.filter(on__gt=quiet).values_list("case_id", flat=True))
    weak = Connection.objects.filter(case__in=ids, state__in=("missed", "sent"))
    troubled = set(weak.values_list("case_id", flat=True))
    return [case for case in open_cases if case.pk not in heard or case.pk in troubled]


def _risk(case: Case, states: list[str], warned: list[Warned]) -> AtRisk:
    words = " ".join(one.words for one in warned)
    page = reverse("journey:person", args=[case.public_id])
    return AtRisk(case.person.name, page, states, words)


@dataclass(frozen=True)
class Page:
    """A link worker's day."""

    sub: str
    overdue: list[Waiting]
    due: list[Waiting]
    new: list[Waiting]
    later: list[Waiting]
    risks: list[AtRisk]
    open_cases: int
    limit: int
    log: str


def page(
    actor: Actor,
    open_cases: list[Case],
    live: list[Connection],
    new: list[Referral],
    policy: ServicePolicy,
    today: date,
) -> Page:
    """Sort what waits into overdue, due today, new and the week to come."""
    rows = rows_of(open_cases, live, [], actor, today)
    fresh = rows_of([], [], new, actor, today)
    risks = at_risk(open_cases, policy, today)
    overdue = [row for row in rows if row.due < today]
    due = [row for row in rows if row.due == today]
    later = [row for row in rows if today < row.due <= today + timedelta(days=SOON)]
    on_you = sum(row.on == "You" for row in overdue + due)
    return Page(
        sub=f"{len(overdue) + len(due)} waiting now, {on_you} of them on you.",
        overdue=overdue,
        due=due,
        new=fresh,
        later=later,
        risks=risks,
        open_cases=len(open_cases),
        limit=policy.caseload_weight,
        log=reverse("people:list"),
    )
