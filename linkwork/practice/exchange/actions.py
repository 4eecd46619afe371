"""What comes in from other systems. Every write passes here, and through the rooms it concerns."""

from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.decisions import decide
from linkwork.access.models import Organisation
from linkwork.access.roles import Action
from linkwork.practice.exchange import keys, queries
from linkwork.practice.exchange.fhir import bundle as bundles
from linkwork.practice.exchange.fhir import referral as reading
from linkwork.practice.exchange.fhir.faults import Clash, Fault, Faulty
from linkwork.practice.exchange.models import ApiKey
from linkwork.practice.people import actions as people
from linkwork.practice.people import queries as people_queries
from linkwork.practice.referrals import actions as referrals
from linkwork.practice.referrals import queries as referral_queries
from linkwork.practice.referrals.models import Referral
from linkwork.practice.referrals.moves import NotAllowed


@dataclass(frozen=True)
class Received:
    """A referral that came in, and whether it came for the first time."""

    referral: Referral
    is_new: bool


@transaction.atomic
def receive(*, bundle: dict[str, Any], by: Actor) -> Received:
    """Take a FHIR bundle in as a referral; the same one again changes nothing.

    Raises `Faulty` with every fault, and then nothing was changed.
    """
    own = by.employer if by.employer.kind == Organisation.Kind.PRACTICE else None
    incoming = reading.read(
        bundle,
        known=lambda code: people_queries.practice_coded(by.organisation, code),
        own=own,
        today=timezone.localdate(),
    )
    source, source_id = incoming.said["source"], incoming.said["source_id"]
    earlier = referral_queries.from_source(source, source_id)
    if earlier is None:
        try:
            with transaction.atomic():
                return Received(_take_in(incoming, bundle, by), is_new=True)
        except IntegrityError:
            # The same bundle at the same moment: the other one was first.
            earlier = referral_queries.from_source(source, source_id)
            if earlier is None:
                raise
    return Received(_known_again(earlier, bundle, by), is_new=False)


def _take_in(incoming: reading.Incoming, bundle: dict[str, Any], by: Actor) -> Referral:
    person, stated = people.recognise(**incoming.person, practice=incoming.practice, by=by)
    try:
        return referrals.receive(
            person=person,
            practice=incoming.practice,
            stated=stated,
            original=bundle,
            by=by,
            **incoming.said,
        )
    except NotAllowed as refused:
        raise Faulty([Fault("business-rule", "Bundle", str(refused))]) from refused


def _known_again(referral: Referral, bundle: dict[str, Any], by: Actor) -> Referral:
    """The referral that came before, where this says the same and the sender may see it."""
    same = bundles.meaning(referral.original or {}) == bundles.meaning(bundle)
    if not same or not decide(by, Action.VIEW, referral).allowed:
        text = "This identifier has come before, with other content. Nothing was changed."
        place = "Bundle.entry.resource.ofType(ServiceRequest).identifier"
        raise Clash([Fault("conflict", place, text)])
    audit.record(by=by, action=Action.VIEW, verb="referral sent again", on=referral)
    return referral


@transaction.atomic
def make_key(*, body: Organisation, by: Actor) -> str:
    """Give a body a key to send with. It is shown once, and kept only as a hash."""
    key = keys.new()
    row = ApiKey.objects.create(body=body, hash=keys.hashed(key))
    audit.record(by=by, action=Action.CREATE, verb=f"key {row.public_id} made", kind="key")
    return key


@transaction.atomic
def end_keys(*, body: Organisation, by: Actor) -> int:
    """End every key of a body, from the next request on."""
    found = queries.keys_of(body)
    ApiKey.objects.filter(pk__in=[row.pk for row in found]).update(ended_at=timezone.now())
    for row in found:
        audit.record(by=by, action=Action.AMEND, verb=f"key {row.public_id} ended", kind="key")
    return len(found)
