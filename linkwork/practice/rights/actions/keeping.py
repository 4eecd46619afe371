"""How long a record is kept: holds, appraisals by two people, and erasing that stays erased."""

from datetime import date

from django.db import transaction

from linkwork.access import audit, grants
from linkwork.access.actors import Actor
from linkwork.access.links import actions as links
from linkwork.access.roles import Action, Relation
from linkwork.practice.people.models import Person
from linkwork.practice.rights import erasing, queries, tombstones
from linkwork.practice.rights.models import Appraisal, Hold, Tombstone
from linkwork.practice.rights.moves import NotAllowed

ERASE, KEEP = Appraisal.Decision.ERASE, Appraisal.Decision.KEEP


@transaction.atomic
def hold(*, person: Person, because: str, on: date, by: Actor) -> Hold:
    """Keep a record for now, whatever its age."""
    if not because.strip():
        raise NotAllowed("Say why the record must be kept.")
    placed = Hold.objects.create(
        organisation=person.organisation,
        subject=person.public_id,
        person=person,
        because=because,
        since_on=on,
        placed_by=by.user,
    )
    audit.record(by=by, action=Action.CREATE, verb="record held", on=placed)
    return placed


@transaction.atomic
def lift(*, hold: Hold, because: str, on: date, by: Actor) -> Hold:
    """The reason to keep it has gone."""
    if hold.lifted_on is not None or not because.strip():
        raise NotAllowed("A hold is lifted once, and with a reason.")
    hold.save_over(hold.version, lifted_on=on, lifted_because=because)
    audit.record(by=by, action=Action.AMEND, verb="hold lifted", on=hold)
    return hold


@transaction.atomic
def propose(
    *,
    person: Person,
    decision: str,
    because: str,
    on: date,
    by: Actor,
    keep_until_on: date | None = None,
) -> Appraisal:
    """Say what should become of an old record. To keep it takes effect at once, until a day."""
    chosen = Appraisal.Decision(decision)
    if by.user is None or not because.strip():
        raise NotAllowed("Say why, in your own name.")
    if not queries.is_due(person, on):
        raise NotAllowed("This record is not due: it is in use, held, or not old enough.")
    if chosen is KEEP and (keep_until_on is None or keep_until_on <= on):
        raise NotAllowed("Say until when it is kept: a day to come.")
    if queries.waiting(person) is not None:
        raise NotAllowed("Somebody has proposed this already; it waits for a second person.")
    made = Appraisal.objects.create(
        organisation=person.organisation,
        subject=person.public_id,
        person=person,
        decision=chosen,
        because=because,
        keep_until_on=keep_until_on if chosen is KEEP else None,
        proposed_by=by.user,
        proposed_on=on,
        confirmed_by=by.user if chosen is KEEP else None,
        confirmed_on=on if chosen is KEEP else None,
    )
    audit.record(by=by, action=Action.CREATE, verb=f"record appraised: {chosen}", on=made)
    return made


@transaction.atomic
def confirm(*, appraisal: Appraisal, on: date, by: Actor) -> Appraisal:
    """A second person agrees, and the record is erased now."""
    _open(appraisal)
    if by.user is None or by.user == appraisal.proposed_by:
        raise NotAllowed("Somebody else than whoever proposed it agrees to it.")
    if not queries.is_due(appraisal.person, on):
        raise NotAllowed("This record is no longer due: it is in use, or held.")
    appraisal.save_over(appraisal.version, confirmed_by=by.user, confirmed_on=on)
    _erase(appraisal.person, by)
    stone = Tombstone.objects.create(
        organisation=appraisal.organisation,
        subject=appraisal.person.public_id,
        erased_on=on,
        appraisal=appraisal,
    )
    transaction.on_commit(lambda: tombstones.keep(stone))
    audit.record(by=by, action=Action.AMEND, verb="record erased", on=appraisal)
    return appraisal


@transaction.atomic
def drop(*, appraisal: Appraisal, on: date, by: Actor) -> Appraisal:
    """Do not erase it after all."""
    _open(appraisal)
    appraisal.save_over(appraisal.version, dropped_on=on)
    audit.record(by=by, action=Action.AMEND, verb="erasing dropped", on=appraisal)
    return appraisal


@transaction.atomic
def reapply(*, person: Person, by: Actor) -> Person:
    """Erase again what a restore of an older copy brought back."""
    _erase(person, by)
    audit.record(by=by, action=Action.AMEND, verb="record erased again", on=person)
    return person


def _open(appraisal: Appraisal) -> None:
    if appraisal.decision != ERASE or appraisal.confirmed_on or appraisal.dropped_on:
        raise NotAllowed("There is nothing to agree to any more.")


def _erase(person: Person, by: Actor) -> None:
    """Take away what names or describes the person, and every way in to what is left."""
    links.end(by=by, subject=person.public_id)
    for relation in (Relation.ASSIGNED, Relation.TEAM, Relation.REFERRED, Relation.SHARED):
        grants.end(subject=person.public_id, relation=relation)
    erasing.erase(person)
