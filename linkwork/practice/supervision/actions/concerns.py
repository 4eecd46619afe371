"""Raises a safeguarding concern, and keeps every decision on it."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from linkwork.access import audit, grants
from linkwork.access.actors import Actor
from linkwork.access.models import User
from linkwork.access.roles import Action, Relation, Role
from linkwork.practice.people.models import Person
from linkwork.practice.supervision import moves, telling
from linkwork.practice.supervision.models import ConcernStep, SafeguardingConcern
from linkwork.ui.words import working_days_after

State = SafeguardingConcern.State
# Who, having raised a concern, may read it afterwards as their own.
READS_OWN = (Role.LINK_WORKER, Role.TEAM_LEAD)


@transaction.atomic
def raise_concern(
    *,
    person: Person,
    worry: str,
    what: str,
    by: Actor,
    done_already: str = "",
    immediate: bool = False,
    person_knows: bool | None = None,
    restricted: bool = False,
    named_lead: User | None = None,
) -> SafeguardingConcern:
    """Tell the safeguarding lead that somebody may be harmed; the clock is today or tomorrow."""
    if not what.strip():
        raise moves.NotAllowed("Say what was seen or said.")
    today = timezone.localdate()
    concern = SafeguardingConcern.objects.create(
        organisation=person.organisation,
        subject=person.public_id,
        person=person,
        worry=SafeguardingConcern.Worry(worry),
        what=what,
        done_already=done_already,
        immediate=immediate,
        person_knows=person_knows,
        restricted=restricted,
        raised_by=by.user,
        raised_words=f"{by.name}, {by.role.value}",
        raised_at=timezone.now(),
        review_on=today if immediate else working_days_after(today, 1),
    )
    _step(concern, "", by)
    _let_in(concern, by)
    audit.record(by=by, action=Action.CREATE, verb="concern raised", on=concern)
    if named_lead is not None:
        name_lead(concern=concern, lead=named_lead, by=by)
    leads = telling.in_role(person.organisation, Role.SAFEGUARDING_LEAD)
    telling.tell("staff urgent", leads, url=reverse("supervision:concerns"), by=by)
    return concern


def _let_in(concern: SafeguardingConcern, by: Actor) -> None:
    """The safeguarding leads see this concern for good, and the person while one is open."""
    body = concern.organisation
    grants.give_once(
        organisation=body, subject=_whose(concern), relation=Relation.FLAGGED, holder=body
    )
    grants.give(
        organisation=body,
        subject=_whose(concern),
        relation=Relation.FLAGGED,
        about=concern.public_id,
        body=body,
    )
    if by.user is not None and by.role in READS_OWN:
        _share(concern, by.user)


def _share(concern: SafeguardingConcern, user: User) -> None:
    grants.give(
        organisation=concern.organisation,
        subject=_whose(concern),
        relation=Relation.SHARED,
        about=concern.public_id,
        user=user,
    )


def _whose(concern: SafeguardingConcern) -> UUID:
    return concern.person.public_id


def _step(concern: SafeguardingConcern, before: str, by: Actor, words: str = "") -> None:
    ConcernStep.objects.create(
        concern=concern,
        at=timezone.now(),
        by=by.user,
        before=before,
        after=concern.state,
        words=words,
        review_on=concern.review_on,
    )


@transaction.atomic
def decide_concern(
    *,
    concern: SafeguardingConcern,
    to: str,
    words: str,
    by: Actor,
    review_on: date | None = None,
    referred_to: str = "",
    expected: int | None = None,
) -> SafeguardingConcern:
    """Keep what was decided, by whom and until when; closing lets go of the person's records."""
    looks_again = review_on is not None
    moves.check_concern(
        concern, to, words=words, looks_again=looks_again, by_somebody=by.user is not None
    )
    if to == State.REFERRED_ON and not referred_to.strip():
        raise moves.NotAllowed("Say to whom it was referred.")
    before, closed = concern.state, to == State.CLOSED
    concern.save_over(
        concern.version if expected is None else expected,
        state=to,
        review_on=review_on,
        referred_to=referred_to or concern.referred_to,
        closed_on=timezone.localdate() if closed else None,
    )
    _step(concern, before, by, words)
    audit.record(by=by, action=Action.AMEND, verb=f"concern {to}", on=concern)
    if closed:
        _let_go(concern)
    return concern


def _let_go(concern: SafeguardingConcern) -> None:
    """With the last open concern, the safeguarding leads' way to the person's records ends."""
    rows = SafeguardingConcern.objects.filter(person=concern.person)
    if not rows.exclude(state=State.CLOSED).exists():
        grants.end_whole(subject=_whose(concern), relation=Relation.FLAGGED)


@transaction.atomic
def restrict(
    *, concern: SafeguardingConcern, restricted: bool, because: str, by: Actor
) -> SafeguardingConcern:
    """Keep the concern from link workers, or stop keeping it from them, with the reason."""
    if not because.strip():
        raise moves.NotAllowed("Say why.")
    concern.save_over(concern.version, restricted=restricted)
    word = "restricted" if restricted else "no longer restricted"
    _step(concern, concern.state, by, f"{word.capitalize()}: {because}")
    audit.record(by=by, action=Action.AMEND, verb=f"concern {word}", on=concern)
    return concern


@transaction.atomic
def name_lead(*, concern: SafeguardingConcern, lead: User, by: Actor) -> SafeguardingConcern:
    """Let one team lead read the concern, because they are needed for it."""
    leads = telling.in_role(concern.organisation, Role.TEAM_LEAD)
    if lead not in leads:
        raise moves.NotAllowed("Only a team lead of this service can be named.")
    if concern.named_lead_id == lead.pk:
        return concern
    concern.save_over(concern.version, named_lead=lead)
    _share(concern, lead)
    _step(concern, concern.state, by, f"{lead.name} named as team lead")
    audit.record(by=by, action=Action.AMEND, verb="concern team lead named", on=concern)
    telling.tell("staff urgent", [lead], url=reverse("supervision:concerns"), by=by)
    return concern
