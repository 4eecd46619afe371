"""Which next moves a page offers in each state, with the form and the action of each."""

from dataclasses import dataclass

from linkwork.practice.connections import actions, acts
from linkwork.practice.connections.acts import Act
from linkwork.practice.connections.forms import moving as forms
from linkwork.practice.connections.models import Accompaniment, Connection
from linkwork.ui.forms import Form

S = Connection.State


@dataclass(frozen=True)
class Step:
    """One next move: its address, its words, what it asks and what it does."""

    slug: str
    title: str
    button: str
    form: type[Form]
    act: Act
    said: str


CHOOSE = Step(
    "choose",
    "They want to try it",
    "Choose it",
    forms.PlainForm,
    acts.plain(actions.choose),
    "Chosen.",
)
NOT_WANTED = Step(
    "not-wanted",
    "They do not want it",
    "Keep the reason",
    forms.NotWantedForm,
    acts.reasoned(actions.not_wanted),
    "Kept, with the reason.",
)
ANSWER = Step(
    "answer",
    "The provider answered",
    "Keep the answer",
    forms.AnswerForm,
    acts.answer,
    "The answer is kept.",
)
NO_RESPONSE = Step(
    "no-response",
    "The provider has not answered",
    "Take it back to me",
    forms.PlainForm,
    acts.plain(actions.no_response),
    "The ball is back with you.",
)
ASK_AGAIN = Step(
    "ask-again",
    "Ask the provider again",
    "Asked again",
    forms.PlainForm,
    acts.plain(actions.ask_again),
    "Asked again, with what they were shown before.",
)
WITHDRAW = Step(
    "withdraw",
    "Take the request back",
    "Take it back",
    forms.WithdrawForm,
    acts.reasoned(actions.withdraw),
    "The request is withdrawn.",
)
BOOK = Step(
    "book", "Agree the first session", "Keep the day", forms.BookForm, acts.book, "The day is kept."
)
ATTEND = Step(
    "attend", "Record a session", "Keep the session", forms.AttendForm, acts.attend, "Kept."
)
COMPANY = Step(
    "company",
    "Who goes along, and how they get there",
    "Keep what is arranged",
    forms.CompanyForm,
    acts.company,
    "Kept.",
)
CONFIRM = Step(
    "confirm",
    "What became of going along",
    "Keep what happened",
    forms.ConfirmForm,
    acts.confirm,
    "Kept.",
)
WAIT = Step(
    "wait",
    "What they say of the waiting list",
    "Keep it",
    forms.WaitForm,
    acts.wait,
    "Kept. You will be asked to look again.",
)
REMIND = Step(
    "remind",
    "Remind the provider",
    "Send a reminder",
    forms.PlainForm,
    acts.remind,
    "Reminded.",
)
REST = Step(
    "rest",
    "No other activity is wanted",
    "Leave it there",
    forms.PlainForm,
    acts.rest,
    "Left there. What was learned is kept.",
)
EXPLAIN = Step(
    "explain",
    "What you have talked through",
    "Keep what was talked through",
    forms.ExplainForm,
    acts.explain,
    "Kept.",
)
COMPLETE = Step(
    "complete",
    "It is done",
    "Complete it",
    forms.CompleteForm,
    acts.ended(actions.complete),
    "Completed.",
)
STOP = Step(
    "stop", "They stopped", "Keep the reason", forms.StopForm, acts.ended(actions.stop), "Stopped."
)
FOLLOW_UP = Step(
    "follow-up",
    "What came of it",
    "Keep what came of it",
    forms.FollowUpForm,
    acts.follow_up,
    "Kept.",
)
NEXT = Step(
    "next", "Change the next step", "Keep the next step", forms.NextForm, acts.set_next, "Kept."
)
ERROR = Step(
    "error",
    "It was written down by mistake",
    "Mark as entered in error",
    forms.ErrorForm,
    acts.reasoned(actions.enter_in_error),
    "Marked as entered in error.",
)

# The first is the main one of its state; the page shows it open.
OFFERED: dict[S, tuple[Step, ...]] = {
    S.SUGGESTED: (CHOOSE, EXPLAIN, NOT_WANTED, NEXT),
    S.CHOSEN: (COMPANY, EXPLAIN, NOT_WANTED, NEXT),
    S.SENT: (ANSWER, REMIND, COMPANY, EXPLAIN, NO_RESPONSE, WITHDRAW, NEXT),
    S.NO_RESPONSE: (ASK_AGAIN, ANSWER, WITHDRAW, NEXT),
    S.WAITLISTED: (ANSWER, WAIT, COMPANY, EXPLAIN, WITHDRAW, NEXT),
    S.ACCEPTED: (BOOK, COMPANY, EXPLAIN, ATTEND, STOP, NEXT),
    S.BOOKED: (ATTEND, COMPANY, EXPLAIN, BOOK, STOP, NEXT),
    S.MISSED: (BOOK, COMPANY, EXPLAIN, STOP, NEXT),
    S.STARTED: (ATTEND, COMPLETE, STOP, NEXT),
    S.SUSTAINING: (ATTEND, COMPLETE, STOP, NEXT),
    S.GIVEN: (FOLLOW_UP, NEXT),
}
EVERY = (CONFIRM, REST, ERROR)
STEPS: dict[str, Step] = {step.slug: step for steps in (*OFFERED.values(), EVERY) for step in steps}


def offered(connection: Connection, arranged: Accompaniment | None) -> tuple[Step, ...]:
    """The next moves of a connection as it stands, and with who is arranged to go along."""
    state = S(connection.state)
    steps = OFFERED.get(state, ())
    if connection.nudged_on is not None:
        steps = tuple(one for one in steps if one is not REMIND)
    if arranged is not None:
        steps = (*steps[:1], CONFIRM, *steps[1:])
    if state is S.DECLINED and connection.next_on is not None:
        steps = (*steps, REST)
    return steps if state is S.ERROR else (*steps, ERROR)
