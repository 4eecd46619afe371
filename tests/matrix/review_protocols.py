"""A protocol that is being written, with an amendment of an earlier one, and a role."""

from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.evidence.protocols import actions
from linkwork.evidence.protocols.models import Amendment
from linkwork.evidence.records.models import Review
from tests.matrix.cast import House


def protocol(house: House, review: Review, told: str, by: Actor) -> None:
    """One section, one change and one role; the canary in every text."""
    actions.write(review=review, section="scope", words=told, by=by)
    Amendment.objects.create(
        organisation=house.organisation,
        subject=review.public_id,
        review=review,
        section="scope",
        old=told,
        new=told,
        reason=told,
        made_by=by.user,
        made_at=timezone.now(),
    )
    assert by.user is not None
    house.keep("duty_id", actions.give_role(review=review, member=by.user, role="lead", by=by))
