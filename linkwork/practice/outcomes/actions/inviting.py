"""Sending the person questions that they answer by themselves, on their own page."""

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.links import actions as links
from linkwork.access.roles import Action, Role
from linkwork.practice.notices import actions as notices
from linkwork.practice.outcomes.models import Invitation, Measure
from linkwork.practice.outcomes.reaching import addresses
from linkwork.practice.outcomes.refusals import NotAllowed
from linkwork.practice.outcomes.sheets import sheet
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import today

DAYS = 30  # for which the link of an invitation opens the page
TEMPLATE = "person asked"


@transaction.atomic
def invite(*, case: Case, code: str, point: str, channel: str, by: Actor) -> Invitation:
    """Ask the person to answer a sheet by themselves; the notice says nothing of what is asked."""
    if sheet(code, case.organisation) is None:
        raise NotAllowed("These questions are not open here.")
    person = case.person
    if person.no_contact or person.died_on:
        raise NotAllowed("This person is not to be contacted.")
    address = addresses(person).get(channel, "")
    if not address:
        raise NotAllowed("There is no mobile number or e-mail address on the record to send it to.")
    made, new = Invitation.objects.get_or_create(
        case=case,
        sheet=code,
        point=Measure.Point(point),
        answered_on=None,
        defaults={
            "organisation": case.organisation,
            "subject": case.subject,
            "sent_on": today(),
        },
    )
    issued = links.issue(
        by=by,
        role=Role.PERSON,
        subject=person.public_id,
        name=person.given_name,
        channel=channel,
        address=address,
        days=DAYS,
    )
    notices.post(
        by=by,
        template=TEMPLATE,
        to_person=person,
        channel=channel,
        address=address,
        url=issued.url,
    )
    verb = "questions sent" if new else "questions sent again"
    audit.record(by=by, action=Action.CREATE, verb=verb, on=made)
    return made
