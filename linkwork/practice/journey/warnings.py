"""Where a chain is likely to break next: five plain rules, each with its reason in words.

Not a prediction: a missed first session, attempts unanswered, a change of link worker, days without
a word, a provider that does not answer. The numbers of days come from the service's policy.
"""

from dataclasses import dataclass
from datetime import date

from linkwork.access.models import ServicePolicy
from linkwork.practice.connections.models import Attendance, Connection
from linkwork.practice.journey.queries import Story
from linkwork.practice.referrals.models import Case, Contact
from linkwork.ui.words import day, day_short

UNANSWERED = 2


@dataclass(frozen=True)
class Warned:
    """A link that needs somebody: which one, and why."""

    link: str  # person, provider or activity
    words: str
    connection: int | None = None  # the key of the one it is about


def of(story: Story, policy: ServicePolicy) -> list[Warned]:
    """Every rule that holds on the case today; none once it is closed.

    While the case is on hold nobody waits for a word, so that quiet days are not counted.
    """
    if story.case.state == Case.State.CLOSED:
        return []
    on_hold = story.case.state == Case.State.ON_HOLD
    of_person = [_changed] if on_hold else [_unanswered, _changed, _quiet]
    found = [_missed(story, one) for one in story.live]
    found += [rule(story, policy) for rule in of_person]
    found += [_provider_silent(story, one, policy) for one in story.live]
    return [one for one in found if one is not None]


def _missed(story: Story, connection: Connection) -> Warned | None:
    absent = missed_on(story, connection)
    alone = not connection.accompanied
    if absent is None or not (alone or connection.state == Connection.State.MISSED):
        return None
    again = ""
    if connection.first_session_on and connection.first_session_on >= story.today:
        again = f" It comes round again on {day_short(connection.first_session_on)}."
    words = f"Missed the first session on {day_short(absent)}.{again}"
    nobody = " Nobody is arranged to go along." if alone else ""
    return Warned("activity", f"{words}{nobody}", connection.pk)


def missed_on(story: Story, connection: Connection) -> date | None:
    """The day of the latest first session missed, while none has been attended since."""
    mine = [one for one in story.attendances if one.connection_id == connection.pk]
    if any(one.state == Attendance.State.ATTENDED for one in mine):
        return None
    absent = [one.on for one in mine if one.state == Attendance.State.ABSENT]
    return absent[-1] if absent else None


def _unanswered(story: Story, policy: ServicePolicy) -> Warned | None:
    tries = 0
    for contact in reversed(story.contacts):
        if contact.result == Contact.Result.REACHED:
            break
        tries += 1
    if tries < UNANSWERED:
        return None
    last = story.reached[-1].on if story.reached else None
    since = f" since {day(last)}" if last else " and never reached"
    return Warned("person", f"{tries} attempts unanswered{since}.")


def _changed(story: Story, policy: ServicePolicy) -> Warned | None:
    if len(story.spells) < 2:
        return None
    latest = story.spells[-1]
    since = [one for one in story.reached if one.on >= latest.from_on]
    if any(one.made_by_id == latest.link_worker_id for one in since):
        return None
    return Warned(
        "person", f"A new link worker since {day(latest.from_on)}, and they have not spoken yet."
    )


def _quiet(story: Story, policy: ServicePolicy) -> Warned | None:
    if not story.reached:
        return None
    days = (story.today - story.reached[-1].on).days
    if days < policy.quiet_days:
        return None
    return Warned("person", f"Nobody has spoken with them for {days} days.")


def _provider_silent(story: Story, connection: Connection, policy: ServicePolicy) -> Warned | None:
    asked_on = connection.state_since_on or connection.sent_on  # asked again, it begins anew
    if connection.state != Connection.State.SENT or asked_on is None:
        return None
    days = (story.today - asked_on).days
    if days <= policy.provider_reply_days:
        return None
    words = f"No answer from {connection.activity.provider.name} for {days} days."
    return Warned("provider", words, connection.pk)
