"""A copy of everything held: asked for, prepared, approved by another, handed over."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.db import IntegrityError, transaction

from linkwork.access import audit, doors
from linkwork.access.actors import Actor
from linkwork.access.models import VersionConflict
from linkwork.access.roles import Action
from linkwork.practice.people.models import Person
from linkwork.practice.rights import contents, moves
from linkwork.practice.rights.models import Pack, Withheld
from linkwork.practice.rights.moves import NotAllowed

State = Pack.State


@transaction.atomic
def ask(*, person: Person, on: date, how: str, by: Actor) -> Pack:
    """Ask for a copy; it is due a calendar month later."""
    try:
        with transaction.atomic():
            pack = Pack.objects.create(
                organisation=person.organisation,
                subject=person.public_id,
                person=person,
                asked_on=on,
                due_on=on + relativedelta(months=1),
                asked_by=by.user,
                asked_how=how,
            )
    except IntegrityError as twice:
        raise NotAllowed("A copy has been asked for already, and is on its way.") from twice
    audit.record(by=by, action=Action.CREATE, verb="own data asked for", on=pack)
    return pack


@transaction.atomic
def prepare(*, pack: Pack, withheld: Mapping[UUID, tuple[str, str]], on: date, by: Actor) -> Pack:
    """Say what is left out and why: for each thing a reason and words. The rest goes in."""
    known = {thing.key: thing for thing in contents.of(pack.person)}
    if withheld.keys() - known.keys():
        raise NotAllowed("Something to be left out is not in this record.")
    if not all(words.strip() for _reason, words in withheld.values()):
        raise NotAllowed("Say in words why each thing is left out.")
    if by.user is None:
        raise NotAllowed("A member of staff prepares a copy.")
    _move(pack, State.PREPARED, by, prepared_by=by.user, prepared_on=on)
    pack.withheld.all().delete()
    Withheld.objects.bulk_create(
        Withheld(
            pack=pack,
            table=known[key].table,
            thing=key,
            reason=Withheld.Reason(reason),
            words=words,
            by=by.user,
        )
        for key, (reason, words) in withheld.items()
    )
    return pack


@transaction.atomic
def approve(*, pack: Pack, on: date, by: Actor) -> Pack:
    """Say that it may go out; somebody else than whoever prepared it."""
    if by.user is None or by.user == pack.prepared_by:
        raise NotAllowed("Somebody else than whoever prepared it approves it.")
    return _move(pack, State.APPROVED, by, decided_by=by.user, decided_on=on)


@transaction.atomic
def refuse(*, pack: Pack, reason: str, on: date, by: Actor) -> Pack:
    """Say that it may not go out, and why."""
    return _move(pack, State.REFUSED, by, reason=reason, decided_by=by.user, decided_on=on)


@transaction.atomic
def send_back(*, pack: Pack, reason: str, by: Actor) -> Pack:
    """Have it prepared anew, and why."""
    return _move(pack, State.ASKED, by, reason=reason)


@transaction.atomic
def withdraw(*, pack: Pack, reason: str, by: Actor) -> Pack:
    """The person no longer wants it."""
    return _move(pack, State.WITHDRAWN, by, reason=reason)


@transaction.atomic
def hand_over(*, pack: Pack, how: str, on: date, by: Actor) -> Pack:
    """Say that the person has it, and how."""
    if not how.strip():
        raise NotAllowed("Say how it was handed over.")
    return _move(pack, State.HANDED_OVER, by, handed_how=how, handed_on=on)


@transaction.atomic
def download(*, pack: Pack, by: Actor) -> list[contents.Thing]:
    """What goes out, without what is left out; each time it is asked whether it may."""
    doors.require(by, Action.EXPORT, pack, verb="own data downloaded")
    if pack.state not in (State.APPROVED, State.HANDED_OVER):
        raise NotAllowed("It has not been approved.")
    hidden = set(pack.withheld.values_list("thing", flat=True))
    return [thing for thing in contents.of(pack.person) if thing.key not in hidden]


def _move(pack: Pack, after: Pack.State, by: Actor, *, reason: str = "", **values: Any) -> Pack:
    moves.check(pack.state, after, reason=reason)
    try:
        pack.save_over(pack.version, state=after, reason=reason, **values)
    except VersionConflict as late:
        raise NotAllowed("Somebody else has just changed this. Look at it again.") from late
    audit.record(by=by, action=Action.AMEND, verb=f"own data {after.value}", on=pack)
    return pack
