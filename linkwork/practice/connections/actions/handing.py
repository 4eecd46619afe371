"""Connections that change hands, and sharing that ends because the person says so."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.models import User
from linkwork.access.roles import Action
from linkwork.practice.connections import queries
from linkwork.practice.connections.actions.moving import move, shut_out
from linkwork.practice.connections.actions.telling import tell
from linkwork.practice.connections.models import Accompaniment, Connection
from linkwork.practice.people import actions as people
from linkwork.practice.people.models import ConsentDecision, Person
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import working_days_after

State = Connection.State
REQUESTS = (State.SENT, State.WAITLISTED, State.NO_RESPONSE)


@transaction.atomic
def hand_over(*, case: Case, to: User, by: Actor) -> int:
    """Give every connection that goes on, and what is arranged for it, to another link worker."""
    rows = list(queries.unsettled_of(case))
    for one in rows:
        one.save_over(one.version, owner=to)
        arranged = queries.company_arranged(one)
        if arranged is not None:
            _hand_company(arranged, to)
        audit.record(by=by, action=Action.AMEND, verb="connection handed over", on=one)
    return len(rows)


def _hand_company(row: Accompaniment, to: User) -> None:
    """The new owner sees to it; where the old one was to go along, somebody must be found."""
    if row.who != Accompaniment.Who.LINK_WORKER:
        row.save_over(row.version, owner=to)
        return
    row.save_over(
        row.version,
        owner=to,
        next_step=f"Agree who goes along: {row.name or 'the last link worker'} was to",
        next_on=working_days_after(timezone.localdate(), 1),
    )


@transaction.atomic
def withdraw_sharing(
    *,
    person: Person,
    provider_name: str,
    by: Actor,
    on: date | None = None,
    how: str = "",
    words: str = "",
) -> int:
    """The person no longer agrees that a provider is told: requests are taken back, sight ends.

    What has begun goes on, and the link worker talks it through; answers how many it touched.
    """
    day = on or timezone.localdate()
    people.decide_consent(
        person=person,
        purpose=ConsentDecision.Purpose.SHARE,
        decision=ConsentDecision.Decision.WITHDRAWN,
        provider_name=provider_name,
        how=how,
        by=by,
    )
    rows = list(queries.shared_with(person, provider_name))
    for one in rows:
        tell(connection=one, template="provider withdrawn", by=by)
        if one.state in REQUESTS:
            move(
                connection=one,
                after=State.WITHDRAWN,
                reason="consent withdrawn",
                words=words,
                on=day,
                by=by,
            )
        else:
            shut_out(connection=one, by=by)
            step = "Talk it through: they no longer agree to share"
            one.save_over(one.version, next_step=step, next_on=working_days_after(day, 2))
            audit.record(by=by, action=Action.AMEND, verb="connection sharing ended", on=one)
    return len(rows)
