"""Where a chain is likely to break next: five plain rules, each with its reason in words.

Not a prediction: a missed first session, attempts unanswered, a change of link worker, days without
a word, a provider that does not answer. The numbers of days come from the service's policy. The
Person page and the lead's board both read them here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from linkwork.access.models import ServicePolicy
from linkwork.practice.connections.models import Attendance, Connection
from linkwork.practice.referrals.models import Case, Contact
from linkwork.ui.words import day, day_short

UNANSWERED = 2


@dataclass(frozen=True)
class Warned:
    """A link that needs somebody: which one, and why."""

    link: str  # person, provider or activity
    words: str
    connection: int | None = None  # the key of the one it is about


@dataclass(frozen=True)
class Touch:
    """What the rules look at of one case, oldest first.

    contacts: (day, result, who made it); spells: (first day, link worker); sessions: by the key of
    a connection, (day, how it went).
    """

    state: str
    today: date
    policy: ServicePolicy
    contacts: Sequence[tuple[date, str, int | None]]
    spells: Sequence[tuple[date, int | None]]
    live: Sequence[Connection]
    sessions: Mapping[int, Sequence[tuple[date, str]]]

    @property
    def reached_on(self) -> date | None:
        """The day somebody last spoke with the person."""
        spoken = [on for on, result, _ in self.contacts if result == Contact.Result.REACHED]
        return spoken[-1] if spoken else None


def warned(touch: Touch) -> list[Warned]:
    """Every rule that holds on the case today; none once it is closed.

    While the case is on hold nobody waits for a word, so that quiet days are not counted.
    """
    if touch.state == Case.State.CLOSED:
        return []
    on_hold = touch.state == Case.State.ON_HOLD
    of_person = [_changed] if on_hold else [_unanswered, _changed, _quiet]
    found = [_missed(touch, one) for one in touch.live]
    found += [rule(touch) for rule in of_person]
    found += [_provider_silent(touch, one) for one in touch.live]
    return [one for one in found if one is not None]


def missed_on(sessions: Sequence[tuple[date, str]]) -> date | None:
    """The day of the latest first session missed, while none has been attended since."""
    if any(state == Attendance.State.ATTENDED for _, state in sessions):
        return None
    absent = [on for on, state in sessions if state == Attendance.State.ABSENT]
    return absent[-1] if absent else None


def _missed(touch: Touch, connection: Connection) -> Warned | None:
    absent = missed_on(touch.sessions.get(connection.pk, ()))
    alone = not connection.accompanied
    if absent is None or not (alone or connection.state == Connection.State.MISSED):
        return None
    again = ""
    if connection.first_session_on and connection.first_session_on >= touch.today:
        again = f" It comes round again on {day_short(connection.first_session_on)}."
    words = f"Missed the first session on {day_short(absent)}.{again}"
    nobody = " Nobody is arranged to go along." if alone else ""
    return Warned("activity", f"{words}{nobody}", connection.pk)


def _unanswered(touch: Touch) -> Warned | None:
    tries = 0
    for _, result, _ in reversed(touch.contacts):
        if result == Contact.Result.REACHED:
            break
        tries += 1
    if tries < UNANSWERED:
        return None
    last = touch.reached_on
    since = f" since {day(last)}" if last else " and never reached"
    return Warned("person", f"{tries} attempts unanswered{since}.")


def _changed(touch: Touch) -> Warned | None:
    if len(touch.spells) < 2:
        return None
    since, holder = touch.spells[-1]
    reached = Contact.Result.REACHED
    met = (on >= since and result == reached and by == holder for on, result, by in touch.contacts)
    if any(met):
        return None
    return Warned("person", f"A new link worker since {day(since)}, and they have not spoken yet.")


def _quiet(touch: Touch) -> Warned | None:
    last = touch.reached_on
    if last is None or (touch.today - last).days < touch.policy.quiet_days:
        return None
    return Warned("person", f"Nobody has spoken with them for {(touch.today - last).days} days.")


def _provider_silent(touch: Touch, connection: Connection) -> Warned | None:
    asked_on = connection.state_since_on or connection.sent_on  # asked again, it begins anew
    if connection.state != Connection.State.SENT or asked_on is None:
        return None
    days = (touch.today - asked_on).days
    if days <= touch.policy.provider_reply_days:
        return None
    words = f"No answer from {connection.activity.provider.name} for {days} days."
    return Warned("provider", words, connection.pk)
