"""Writes the short note to the referrer from work already logged, and no more than they need."""

from linkwork.practice.connections import queries as connections
from linkwork.practice.connections.models import Connection
from linkwork.practice.messages.models import Message
from linkwork.practice.referrals import queries
from linkwork.practice.referrals.models import Case, Contact
from linkwork.ui.words import counted, day, joined

WENT = (
    Connection.State.STARTED,
    Connection.State.SUSTAINING,
    Connection.State.COMPLETED,
    Connection.State.STOPPED,
    Connection.State.TOOK_UP,
)
E = Case.Ending
# How an ending is told to a referrer: what is true, without blame.
ENDED = {
    E.GOALS_MET: "They reached what they set out to do.",
    E.PARTLY_MET: "They reached some of what they set out to do.",
    E.INFORMATION: "Information was what they needed.",
    E.DECLINED: "They decided not to go on with it.",
    E.NOT_REACHED: "We could not reach them. Please ask them to ring us if they still want this.",
    E.DISENGAGED: "They stopped coming after a start. They can come back at any time.",
    E.UNSUITABLE: "This service was not the right one. Please look at what else could help.",
    E.MOVED: "They moved away.",
    E.DIED: "They died.",
    E.TRANSFERRED: "Another service has taken over.",
    E.CAP: "They had all the support this service can give for now.",
}


def text(case: Case, about: str, ending: str = "", words: str = "") -> str:
    """The note on one subject, as it would be sent."""
    if about == Message.Subject.STARTED:
        return _started(case)
    return _ended(case, ending or case.ending, words or case.ending_words)


def _started(case: Case) -> str:
    name, holder = case.person.name, case.link_worker.name
    first = queries.first_reached_on(case)
    met = f"They first spoke on {day(first)}." if first else "They have not spoken yet."
    return (
        f"Thank you for referring {name}. We have started: {holder} is the link worker. {met} "
        "We will write once more, when it ends."
    )


def _ended(case: Case, ending: str, words: str) -> str:
    name = case.person.name
    if case.closed_on:
        first = f"Our work with {name} ended on {day(case.closed_on)}."
    else:
        first = f"Our work with {name} is coming to an end."
    told = ENDED.get(E(ending), "") if ending else ""
    return " ".join(part for part in (first, told, _work(case), _went(case), words) if part)


def _work(case: Case) -> str:
    """How often we were in touch."""
    rows = list(queries.contacts(case))
    spoke = len([one for one in rows if one.result == Contact.Result.REACHED])
    since = day(case.opened_on)
    if spoke:
        return f"{case.link_worker.name} spoke with them {counted(spoke, 'time')} since {since}."
    return f"We tried on {counted(len({one.on for one in rows}), 'day')} since {since}."


def _went(case: Case) -> str:
    """What they went to."""
    rows = connections.of(case).filter(state__in=WENT)
    names = sorted({row.activity.name for row in rows})
    return f"They went to {joined(names)}." if names else ""
