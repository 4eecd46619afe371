"""Who stands in which relation to a person, as a referral and a case go their way."""

from collections.abc import Iterable

from linkwork.access import grants
from linkwork.access.models import Organisation, Team, User
from linkwork.access.roles import Relation
from linkwork.practice.referrals.models import Referral


def on_receipt(
    referral: Referral, senders: Iterable[User | Organisation], *, on_duty: bool
) -> None:
    """The referrer and their practice may see how it stands; the team may take it."""
    for sender in senders:
        _stand(referral, Relation.REFERRED, sender)
    if referral.team is not None:
        _stand(referral, Relation.TEAM, referral.team)
        if on_duty:
            _stand(referral, Relation.DUTY, referral.team)


def on_decision(referral: Referral) -> None:
    """Nobody is on duty for it any more."""
    grants.end(subject=referral.person.public_id, relation=Relation.DUTY)


def on_assignment(referral: Referral, link_worker: User) -> None:
    """The link worker holds the case, and nobody else does."""
    grants.end(subject=referral.person.public_id, relation=Relation.ASSIGNED)
    _stand(referral, Relation.ASSIGNED, link_worker)


def _stand(referral: Referral, relation: Relation, holder: User | Organisation | Team) -> None:
    grants.give_once(
        organisation=referral.organisation,
        subject=referral.person.public_id,
        relation=relation,
        holder=holder,
    )
