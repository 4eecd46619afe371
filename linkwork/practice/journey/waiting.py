"""Rows of the day's queues: who, what is waiting, on whom, how long, the next step."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from linkwork.access.models import User
from linkwork.practice.connections.models import Connection
from linkwork.practice.journey.chain import STANDING
from linkwork.practice.journey.desk import Desk
from linkwork.practice.referrals.models import Case, Referral
from linkwork.ui.queue import Row
from linkwork.ui.words import day, day_short, days_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting(Row):
    """One row of the day's queues, which are sorted by the day it is due."""

    due: date


def on_cases(desk: Desk) -> list[Waiting]:
    """What waits on open cases and live connections, soonest due first."""
    rows = [_of_case(one, desk) for one in desk.cases if one.next_step_on]
    rows += [_of_connection(one, desk) for one in desk.live if one.next_on]
    return sorted(rows, key=lambda row: row.due)


def new(desk: Desk) -> list[Waiting]:
    """Referrals that nobody has taken yet, soonest due first."""
    return sorted((_of_referral(one, desk.today) for one in desk.new), key=lambda row: row.due)


def how_long(due: date, today: date) -> tuple[str, str]:
    """How long something has waited or has yet to wait, and its day."""
    days = (today - due).days
    if days > 0:
        return days_in_words(days), f"was due {day_short(due)}"
    return ("Today" if days == 0 else f"In {days_in_words(-days)}"), day_short(due)


def name_of(desk: Desk, holder: User) -> str:
    """Who has the ball, for whoever reads the page."""
    return "You" if holder == desk.actor.user else holder.name


def _of_case(case: Case, desk: Desk) -> Waiting:
    due = case.next_step_on
    assert due is not None  # asked for by `rows_of`
    today = desk.today
    waited, detail = how_long(due, today)
    mine = case.link_worker == desk.actor.user
    return Waiting(
        due=due,
        who=case.person.name,
        href=reverse("journey:person", args=[case.public_id]),
        who_detail=day(case.person.born_on),
        what=case.next_step or "Next step",
        on=name_of(desk, case.link_worker),
        waited=waited,
        waited_detail=detail,
        overdue=due < today,
        step="Call and log" if mine else "Open",
        step_href=reverse(
            "referrals:log_contact" if mine else "journey:person", args=[case.public_id]
        ),
    )


def _of_connection(connection: Connection, desk: Desk) -> Waiting:
    due = connection.next_on
    assert due is not None  # asked for by `rows_of`
    today = desk.today
    waited, detail = how_long(due, today)
    words, holder = STANDING[connection.state]
    person = connection.case.person
    holders = {"provider": connection.activity.provider.name, "person": person.given_name}
    return Waiting(
        due=due,
        who=person.name,
        href=reverse("journey:person", args=[connection.case.public_id]),
        who_detail=day(person.born_on),
        what=f"{connection.activity.name}: {connection.next_step or words.lower()}",
        on=holders.get(holder) or name_of(desk, connection.case.link_worker),
        waited=waited,
        waited_detail=detail,
        overdue=due < today,
        step="Chase" if holder == "provider" else "Open",
        step_href=reverse("connections:connection", args=[connection.public_id]),
    )


def _of_referral(referral: Referral, today: date) -> Waiting:
    due = referral.due_on or referral.offered_on
    waited, detail = how_long(due, today)
    page = reverse("referrals:decide", args=[referral.public_id])
    sender = referral.referrer_name or referral.practice.name
    return Waiting(
        due=due,
        who=referral.person.name,
        href=page,
        who_detail=day(referral.person.born_on),
        what=f"{referral.get_main_need_display()}. From {sender}",
        on="The team",
        waited=waited,
        waited_detail=detail if due < today else f"first call by {day_short(due)}",
        overdue=due < today,
        step="Look and accept",
        step_href=page,
    )
