"""Keeps what became of a notice. Every change of where it stands passes here, and is audited."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.notices import moves
from linkwork.practice.notices.models import Notice

S = Notice.State


@transaction.atomic
def stop(*, notice: Notice, why: str, by: Actor) -> Notice:
    """Keep that a notice is not to go, and why; its link is forgotten."""
    return _settle(notice, S.STOPPED, "notice stopped", by, why=why, url="")


@transaction.atomic
def note_sent(*, notice: Notice, reference: str, arrived: bool, by: Actor) -> Notice:
    """Keep that a carrier took it, and whether it is known to have arrived."""
    to = S.DELIVERED if arrived else S.SENT
    values = {"sent_at": timezone.now(), "reference": reference, "why": "", "url": ""}
    return _settle(notice, to, f"notice {to}", by, **values)


@transaction.atomic
def note_fate(*, notice: Notice, arrived: bool, by: Actor) -> Notice:
    """Keep what the carrier said in the end."""
    if arrived:
        return _settle(notice, S.DELIVERED, "notice delivered", by)
    return _settle(notice, S.FAILED, "notice failed", by, why="The carrier could not deliver it.")


@transaction.atomic
def note_refused(*, notice: Notice, why: str, lasting: bool, by: Actor) -> Notice:
    """Keep that it did not go: to be tried again after a while, or given up."""
    if lasting or notice.tries >= moves.MOST:
        return _settle(notice, S.FAILED, "notice failed", by, why=why)
    wait = moves.WAITS[max(notice.tries, 1) - 1]
    return move(notice, S.QUEUED, "notice put off", by, why=why, try_at=timezone.now() + wait)


def _settle(notice: Notice, to: Notice.State, verb: str, by: Actor, **values: Any) -> Notice:
    """Move it where nothing more is to be tried."""
    settled = None if to == S.SENT else timezone.now()
    return move(notice, to, verb, by, **values, try_at=None, settled_at=settled)


def move(notice: Notice, to: Notice.State, verb: str, by: Actor, **values: Any) -> Notice:
    """Move a notice, where it may go there."""
    moves.check(notice, to)
    notice.save_over(notice.version, state=to, **values)
    audit.record(by=by, action=Action.SHARE, verb=verb, on=notice)
    return notice
