"""Where one person's chain is likely to break next: the rules of lost contact, on their story."""

from collections import defaultdict
from datetime import date

from linkwork.access.models import ServicePolicy
from linkwork.practice.connections.models import Connection
from linkwork.practice.journey.queries import Story
from linkwork.practice.supervision import losing
from linkwork.practice.supervision.losing import Touch, Warned

__all__ = ["Warned", "missed_on", "of"]


def of(story: Story, policy: ServicePolicy) -> list[Warned]:
    """Every rule that holds on the case today; none once it is closed."""
    return losing.warned(
        Touch(
            state=story.case.state,
            today=story.today,
            policy=policy,
            contacts=[(one.on, one.result, one.made_by_id) for one in story.contacts],
            spells=[(one.from_on, one.link_worker_id) for one in story.spells],
            live=story.live,
            sessions=_sessions(story),
        )
    )


def missed_on(story: Story, connection: Connection) -> date | None:
    """The day of the latest first session missed, while none has been attended since."""
    return losing.missed_on(_sessions(story).get(connection.pk, ()))


def _sessions(story: Story) -> dict[int, list[tuple[date, str]]]:
    found: dict[int, list[tuple[date, str]]] = defaultdict(list)
    for one in story.attendances:
        found[one.connection_id].append((one.on, one.state))
    return found
