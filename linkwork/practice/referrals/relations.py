"""Who stands in which relation to a person, as a referral and a case go their way."""

from collections.abc import Iterable

from django.utils import timezone

from linkwork.access import grants
from linkwork.access.models import Grant, Organisation, Team, User
from linkwork.access.roles import Relation
from linkwork.practice.people.models import Person
from linkwork.practice.referrals import queries
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
    """Nobody is on duty for it any more; for another referral of the same person they still are."""
    if not queries.undecided(referral.person).exclude(pk=referral.pk).exists():
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


def set_right(person: Person) -> list[int]:
    """Let those stand who stand by the cases and referrals as they are; answer whom it ended."""
    standing = Grant.objects.filter(
        subject=person.public_id, about__isnull=True, until_at__isnull=True
    )
    wrong: set[int] = set()
    case = queries.open_case(person)
    if case is not None:
        held = standing.filter(relation=Relation.ASSIGNED.value)
        wrong |= set(held.exclude(user=case.link_worker).values_list("pk", flat=True))
        _stand(case.referral, Relation.ASSIGNED, case.link_worker)
    waiting = list(queries.undecided(person))
    for referral in waiting:
        if referral.team is not None:
            _stand(referral, Relation.DUTY, referral.team)
    if not waiting:
        on_duty = standing.filter(relation=Relation.DUTY.value)
        wrong |= set(on_duty.values_list("pk", flat=True))
    Grant.objects.filter(pk__in=wrong).update(until_at=timezone.now())
    return sorted(wrong)


def stand_again(ended: Iterable[int]) -> None:
    """Undo what `set_right` ended."""
    Grant.objects.filter(pk__in=list(ended)).update(until_at=None)
