"""Writes the audit chain: in the transaction of the act, so that no event means no act."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from linkwork.access import anchors
from linkwork.access.actors import Actor
from linkwork.access.chain import START, sign
from linkwork.access.models import AuditEvent, AuditHead, Protected
from linkwork.access.roles import Action

Event = dict[str, object]
_waiting: ContextVar[list[Event] | None] = ContextVar("linkwork_audit_waiting", default=None)
_count: ContextVar[list[int] | None] = ContextVar("linkwork_audit_count", default=None)
request_id: ContextVar[str] = ContextVar("linkwork_request_id", default="")


@contextmanager
def counting() -> Iterator[list[int]]:
    """Count the events written inside; the first item of the list is the number so far."""
    tally = [0]
    token = _count.set(tally)
    try:
        yield tally
    finally:
        _count.reset(token)


def record(
    *,
    by: Actor,
    action: Action,
    verb: str,
    on: Protected | None = None,
    kind: str = "",
    people: Iterable[UUID] | None = None,
    relation: str = "",
    rule: str = "",
) -> None:
    """Add one event to the organisation's chain, in the transaction of what it tells of."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("an audit event belongs in its act's own")
    if on is not None and people is None:
        people = [on.subject] if on.subject else []
    event: Event = {
        "organisation": by.organisation.pk,
        "at": datetime.now(UTC).isoformat(timespec="microseconds"),
        "actor": by.reference,
        "role": by.role.value,
        "relation": relation,
        "rule": rule,
        "action": action.value,
        "verb": verb,
        "kind": on.kind if on is not None else kind,
        "thing": str(on.public_id) if on is not None else "",
        "thing_version": on.version if on is not None else None,
        "people": sorted({str(person) for person in people or ()}),
        "request_id": request_id.get(),
    }
    tally = _count.get()
    if tally is not None:
        tally[0] += 1
    waiting = _waiting.get()
    if waiting is None:
        _append(by.organisation.pk, [event])
    else:
        waiting.append(event)


@contextmanager
def gathering() -> Iterator[None]:
    """Write the events of what is read inside together, at its end, in the same transaction.

    The head, at which everybody of a service queues, is held for a moment, not for the page.
    """
    waiting: list[Event] = []
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    for organisation_id in {int(str(event["organisation"])) for event in waiting}:
        _append(organisation_id, [one for one in waiting if one["organisation"] == organisation_id])


def _append(organisation_id: int, events: list[Event]) -> None:
    """Sign and store the events under the head's lock, so that numbers have no gap."""
    head = _locked_head(organisation_id)
    rows = []
    for event in events:
        event["sequence"] = head.sequence + 1
        mac = sign(settings.LINKWORK_AUDIT_KEY, head.mac, event)
        fields: dict[str, Any] = {name: v for name, v in event.items() if name != "organisation"}
        rows.append(AuditEvent(organisation_id=organisation_id, prev=head.mac, mac=mac, **fields))
        head.sequence, head.mac = head.sequence + 1, mac
    AuditEvent.objects.bulk_create(rows)
    anchors.keep_hourly(head, datetime.now(UTC))
    head.save(update_fields=["sequence", "mac", "anchored_at"])


def _locked_head(organisation_id: int) -> AuditHead:
    """The chain's head, which nobody else can move until this transaction ends."""
    heads = AuditHead.objects.select_for_update().filter(organisation_id=organisation_id)
    head = heads.first()
    if head is None:
        AuditHead.objects.get_or_create(organisation_id=organisation_id, defaults={"mac": START})
        head = heads.get()
    return head
