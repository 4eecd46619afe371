"""A way in to the person's page: for them at a registered address, for a carer by consent."""

from django.db import transaction

from linkwork.access.actors import Actor
from linkwork.access.links import actions as links
from linkwork.access.models import Link
from linkwork.access.roles import Role
from linkwork.practice.mypage import queries
from linkwork.practice.mypage.moves import NotAllowed
from linkwork.practice.mypage.reaching import registered, why_not, wrong
from linkwork.practice.mypage.wording import CARER
from linkwork.practice.notices import actions as notices
from linkwork.practice.people import actions as people
from linkwork.practice.people.models import ConsentDecision, Person


@transaction.atomic
def invite(*, person: Person, channel: str, by: Actor) -> Link:
    """Send the person a link to their own page; one sent before ends."""
    refused = why_not(person)
    if refused:
        raise NotAllowed(refused)
    address = registered(person).get(channel, "")
    if not address:
        raise NotAllowed("There is no mobile number or e-mail address on the record to send it to.")
    links.end(by=by, role=Role.PERSON, subject=person.public_id)
    issued = links.issue(
        by=by,
        role=Role.PERSON,
        subject=person.public_id,
        name=person.given_name,
        channel=channel,
        address=address,
    )
    notices.post(
        by=by,
        template="person page",
        to_person=person,
        channel=channel,
        address=address,
        url=issued.url,
    )
    return issued.link


@transaction.atomic
def invite_carer(
    *, person: Person, name: str, channel: str, address: str, agreed_how: str, by: Actor
) -> Link:
    """Keep that the person agreed to a carer, and send the carer a link; one sent before ends."""
    refused = why_not(person) or wrong(channel, address)
    if refused:
        raise NotAllowed(refused)
    if not agreed_how.strip():
        raise NotAllowed("Say how the person agreed to it. Without that, no link is sent.")
    people.decide_consent(
        person=person,
        purpose=ConsentDecision.Purpose.CARER,
        decision=ConsentDecision.Decision.GIVEN,
        provider_name=name,
        wording_version=CARER.version,
        how=agreed_how,
        by=by,
    )
    for one in queries.live_links(person):
        if one.role == Role.PROXY and one.name == name:
            links.end(by=by, link=one)
    issued = links.issue(
        by=by,
        role=Role.PROXY,
        subject=person.public_id,
        name=name,
        channel=channel,
        address=address,
    )
    notices.post(
        by=by,
        template="carer page",
        about=person,
        channel=channel,
        address=address,
        url=issued.url,
    )
    return issued.link


@transaction.atomic
def end_link(*, link: Link, by: Actor) -> None:
    """End one way in now, and whoever is inside by it."""
    links.end(by=by, link=link)
