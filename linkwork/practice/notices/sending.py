"""Sends what is due: claims a notice, looks once more whether it may go, and hands it over."""

import logging

from django.db import transaction
from django.utils import timezone

from linkwork.access import delivery, scope
from linkwork.access.actors import Actor
from linkwork.access.models import Organisation, VersionConflict
from linkwork.practice.notices import moves, queries, safety, settling, templates
from linkwork.practice.notices.models import Notice

log = logging.getLogger(__name__)


def send(notice_id: int, organisation: Organisation) -> None:
    """Send one notice, if nobody else is sending it and it is still due. It does not raise."""
    by = Actor.system(organisation)
    with scope.within(organisation.pk, "sending"):
        try:
            notice = _claimed(notice_id, by)
            if notice is not None:
                _carry_out(notice, by)
        except VersionConflict:
            log.info("notice %s was settled by somebody else", notice_id)
        except Exception:  # what follows a kept act must not undo the answer about it
            log.exception("notice %s could not be sent now", notice_id)


@transaction.atomic
def _claimed(notice_id: int, by: Actor) -> Notice | None:
    """Take the notice for a while, so that no other worker does; None where it may not go."""
    now = timezone.now()
    notice = Notice.objects.filter(pk=notice_id, state=Notice.State.QUEUED, try_at__lte=now).first()
    if notice is None:
        return None
    why = safety.why_not(notice, queries.whom(notice))
    if why:
        settling.stop(notice=notice, why=why, by=by)
        return None
    wait = moves.WAITS[min(notice.tries, len(moves.WAITS) - 1)]
    notice.save_over(notice.version, tries=notice.tries + 1, try_at=now + wait)
    return notice


def _carry_out(notice: Notice, by: Actor) -> None:
    """Hand it to the carrier, outside any transaction, and keep what became of it."""
    service = notice.organisation
    subject, text = templates.written(
        notice.template, link=notice.url, service=service.name, phone=service.phone
    )
    try:
        receipt = delivery.deliver(
            notice.channel, notice.address, subject, text, reference=str(notice.public_id)
        )
    except delivery.NotDelivered as refused:
        settling.note_refused(notice=notice, why=refused.words, lasting=refused.lasting, by=by)
    else:
        settling.note_sent(
            notice=notice, reference=receipt.reference, arrived=receipt.arrived, by=by
        )
