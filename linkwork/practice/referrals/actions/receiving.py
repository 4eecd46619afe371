"""A referral reaches the service: from a page, a message or a file."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.models import Organisation, Team, User
from linkwork.access.roles import Action, Role
from linkwork.practice.people import actions as people_actions
from linkwork.practice.people import queries as people_queries
from linkwork.practice.people.models import ConsentDecision, Person
from linkwork.practice.referrals import due, queries, relations
from linkwork.practice.referrals.actions.deciding import answer
from linkwork.practice.referrals.actions.moving import move
from linkwork.practice.referrals.models import Happening, Referral
from linkwork.practice.referrals.moves import NotAllowed


@transaction.atomic
def receive(
    *,
    person: Person,
    practice: Organisation,
    route: str,
    main_need: str,
    by: Actor,
    agreed: bool | None = None,
    reason: str = "",
    offered_on: date | None = None,
    received_at: datetime | None = None,
    team: Team | None = None,
    referrer: User | None = None,
    **said: Any,
) -> Referral:
    """Take a referral in and start its clock. One the person said no to is kept, with their reason.

    `said` holds whatever else was told: in_words, risk, urgent, belief_it_will_help and the rest
    of the model's fields, and where it came from (source, source_id, original).
    """
    at = received_at or timezone.now()
    person = people_queries.as_merged(person)
    team = team or queries.duty_team(by.organisation)
    if team is None:
        raise NotAllowed("The service has no team yet to take referrals.")
    if referrer is None and by.role is Role.REFERRER:
        referrer = by.user
    referral = Referral.objects.create(
        organisation=by.organisation,
        subject=person.public_id,
        person=person,
        practice=practice,
        team=team,
        referrer=referrer,
        route=route,
        main_need=main_need,
        agreed=agreed,
        offered_on=offered_on or timezone.localdate(at),
        received_at=at,
        due_on=due.first_contact_due(by.organisation, timezone.localdate(at)),
        **_completed(said, referrer, main_need),
    )
    Happening.objects.create(
        referral=referral, at=at, of=referral.kind, after=referral.state, by=by.user
    )
    relations.on_receipt(referral, _senders(referral, by), on_duty=agreed is not False)
    audit.record(by=by, action=Action.CREATE, verb="referral received", on=referral)
    _keep_answer(referral, reason, by)
    return referral


def _completed(said: dict[str, Any], referrer: User | None, main_need: str) -> dict[str, Any]:
    """What was said, with the main need among the needs and the referrer by name."""
    name = said.get("referrer_name") or (referrer.name if referrer else "")
    return {**said, "referrer_name": name, "needs": said.get("needs") or [main_need]}


def _senders(referral: Referral, by: Actor) -> list[User | Organisation]:
    """Who may see how the referral stands: who made it, and the practice."""
    found: list[User | Organisation] = [referral.practice]
    if referral.referrer is not None:
        found.append(referral.referrer)
    if by.role is Role.REFERRER and by.employer != referral.practice:
        found.append(by.employer)
    return found


def _keep_answer(referral: Referral, reason: str, by: Actor) -> None:
    """Keep what the person said when it was offered."""
    if referral.agreed is None:
        return
    given = ConsentDecision.Decision.GIVEN if referral.agreed else ConsentDecision.Decision.REFUSED
    people_actions.decide_consent(
        person=referral.person,
        purpose=ConsentDecision.Purpose.WORK_WITH,
        decision=given,
        how="told the referrer",
        decided_at=referral.received_at,
        by=by,
    )
    if not referral.agreed:
        on = timezone.localdate(referral.received_at)
        move(thing=referral, to=Referral.State.DECLINED, reason=reason, by=by, on=on)


@transaction.atomic
def resubmit(*, referral: Referral, words: str, by: Actor, phone: str = "") -> Referral:
    """Answer the question a referral came back with; it is in the queue again, with a new clock.

    Another telephone number overwrites nothing: triage compares.
    """
    if not words.strip():
        raise NotAllowed("Write the answer to the question.")
    stated = dict(referral.stated)
    if phone and phone != referral.person.phone:
        stated["phone"] = phone
    answer(referral=referral, words=words, by=by)
    if stated != referral.stated:
        referral.save_over(referral.version, stated=stated)
        audit.record(by=by, action=Action.AMEND, verb="referral resubmitted", on=referral)
    return referral


# What may be said of how it was offered, by whoever offered it, until somebody takes the person on.
OF_THE_OFFER = (
    "belief_it_will_help",
    "offer_fits",
    "concerns_raised",
    "concerns_answered",
    "trust_in_referrer",
    "felt_stigma",
)


@transaction.atomic
def tell_more(*, referral: Referral, by: Actor, expected: int, **said: Any) -> Referral:
    """Keep how the offer was taken: all of it optional, none of it asked for."""
    unknown = sorted(set(said) - set(OF_THE_OFFER))
    if unknown:
        raise NotAllowed(f"This is not part of an offer: {', '.join(unknown)}.")
    if referral.state not in queries.WAITING:
        raise NotAllowed("This referral is decided: tell the link worker instead.")
    referral.save_over(expected, **said)
    audit.record(by=by, action=Action.AMEND, verb="offer told", on=referral)
    return referral
