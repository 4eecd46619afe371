"""What the clock does for providers: one e-mail a week where anything waits for them."""

from datetime import date, timedelta

from linkwork.access.actors import Actor
from linkwork.access.jobs import Job, register
from linkwork.access.links import actions as links
from linkwork.access.models import Organisation
from linkwork.access.roles import Role
from linkwork.practice.notices import actions as notices
from linkwork.practice.notices import queries as posted
from linkwork.practice.providers import queries
from linkwork.practice.referrals.queries import policy
from linkwork.ui.words import counted

WORKS_FOR = 14  # days


def register_all() -> None:
    """Make the providers' job known."""
    words = "Send each provider the week's list"
    register(Job("providers:digest", words, timedelta(hours=1), digest))


def digest(*, by: Actor, on: date) -> str:
    """On the service's day of the week, tell each provider once that something waits."""
    if on.weekday() != policy(by.organisation).digest_weekday:
        return "Not the day for it."
    told = [_tell(body, by, on) for body in queries.bodies_with_something(by.organisation)]
    return f"{counted(sum(told), 'provider')} told"


def _tell(body: Organisation, by: Actor, on: date) -> bool:
    """Send one provider its link, once a week; not where no address is known."""
    cause = f"provider digest {body.public_id} {on.isoformat()}"
    address = queries.address_of(body)
    if not address or posted.caused(by.organisation, cause) is not None:
        return False
    issued = links.issue(
        role=Role.PROVIDER, body=body, channel="email", address=address, days=WORKS_FOR, by=by
    )
    notices.post(
        template="provider digest",
        to_body=body,
        channel="email",
        address=address,
        url=issued.url,
        cause=cause,
        by=by,
    )
    return True
