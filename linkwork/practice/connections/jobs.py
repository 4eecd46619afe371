"""What the clock does with connections: reminds a provider, and gives the ball back. Never more."""

from datetime import date, timedelta

from linkwork.access.actors import Actor
from linkwork.access.jobs import Job, register
from linkwork.practice.connections import actions, queries
from linkwork.practice.referrals.queries import policy
from linkwork.ui.words import counted

HOURLY = timedelta(hours=1)


def register_all() -> None:
    """Make the clocks of connections known."""
    words = "Remind providers who have not answered yet"
    register(Job("connections:remind", words, HOURLY, remind))
    words = "Give the ball back where a provider did not answer"
    register(Job("connections:no answer", words, HOURLY, give_back))


def remind(*, by: Actor, on: date) -> str:
    """Remind each provider who has not answered by half of the time, once."""
    days = policy(by.organisation).provider_reply_days
    told = [
        actions.nudge(connection=one, on=on, by=by)
        for one in queries.to_nudge(on, max(1, days // 2))
    ]
    return f"{counted(sum(told), 'provider')} reminded"


def give_back(*, by: Actor, on: date) -> str:
    """Flag each request with no answer in time, and give its ball back to the link worker."""
    days = policy(by.organisation).provider_reply_days
    rows = list(queries.unanswered(on, days))
    for one in rows:
        actions.no_response(connection=one, on=on, by=by, words="No answer in time")
    return f"{counted(len(rows), 'request')} given back to a link worker"
