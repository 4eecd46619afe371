"""Writes the short note to the referrer from work already logged, and no more than they need."""

from linkwork.practice.connections import queries as connections
from linkwork.practice.connections.models import Connection
from linkwork.practice.messages.models import Message
from linkwork.practice.plans import queries as plans
from linkwork.practice.referrals import queries
from linkwork.practice.referrals.models import Case, Contact, Referral
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


def text(
    referral: Referral, case: Case | None, about: str, ending: str = "", words: str = ""
) -> str:
    """The note on one subject, as it would be sent."""
    if about == Message.Subject.DECLINED or case is None:
        return _declined(referral)
    if about == Message.Subject.STARTED:
        return _started(case)
    if about == Message.Subject.PLAN:
        return _planned(case)
    return _ended(case, ending or case.ending, words or case.ending_words)


def _declined(referral: Referral) -> str:
    """What became of a referral that became no case: three different truths."""
    name, on = referral.person.name, day(referral.offered_on)
    if referral.state == Referral.State.DECLINED:
        return f"You referred {name} on {on}. They said no. They can ask again at any time."
    if referral.state == Referral.State.REJECTED:
        return f"You referred {name} on {on}. This service is not the right one: {referral.reason}."
    return f"You referred {name} on {on}. It has not been taken up."


def _started(case: Case) -> str:
    name, holder = case.person.name, case.link_worker.name
    first = queries.first_reached_on(case)
    met = f"They first spoke on {day(first)}." if first else "They have not spoken yet."
    return (
        f"Thank you for referring {name}. We have started: {holder} is the link worker. {met} "
        "We will write when there is a plan, and once more when it ends."
    )


def _planned(case: Case) -> str:
    """What the person wants, in their words, and when it is looked at again."""
    name, plan = case.person.name, plans.agreed(case)
    if plan is None or plan.agreed_on is None:
        return f"{name} and {case.link_worker.name} are working on a plan."
    goals = [f"“{goal.words}”" for goal in plans.goals(plan)]
    wants = f" What they want: {joined(goals)}." if goals else ""
    again = f" They look at it again on {day(plan.review_on)}." if plan.review_on else ""
    return (
        f"{name} agreed a plan with {case.link_worker.name} on {day(plan.agreed_on)}.{wants}{again}"
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
