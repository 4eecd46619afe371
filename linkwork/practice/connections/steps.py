"""Which next moves a page offers in each state, with the form and the action of each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from linkwork.access.actors import Actor
from linkwork.practice.connections import actions
from linkwork.practice.connections.forms import moving as forms
from linkwork.practice.connections.models import Attendance, Connection
from linkwork.ui.forms import Form
from linkwork.ui.words import today

S = Connection.State
Act = Callable[[Connection, Any, Actor], object]


@dataclass(frozen=True)
class Step:
    """One next move: its address, its words, what it asks and what it does."""

    slug: str
    title: str
    button: str
    form: type[Form]
    act: Act
    said: str


def _reasoned(action: Callable[..., object]) -> Act:
    def act(connection: Connection, form: Any, by: Actor) -> object:
        given = form.cleaned_data
        return action(
            connection=connection,
            reason=given["reason"],
            words=given["words"],
            on=today(),
            by=by,
        )

    return act


def _ended(action: Callable[..., object]) -> Act:
    def act(connection: Connection, form: Any, by: Actor) -> object:
        given = form.cleaned_data
        return action(
            connection=connection,
            reason=given["reason"],
            words=given["words"],
            helped=form.helped_given,
            on=today(),
            by=by,
        )

    return act


def _plain(action: Callable[..., object]) -> Act:
    def act(connection: Connection, form: Any, by: Actor) -> object:
        return action(connection=connection, on=today(), by=by)

    return act


def _answer(connection: Connection, form: Any, by: Actor) -> object:
    return actions.answer(connection=connection, on=today(), by=by, **form.cleaned_data)


def _book(connection: Connection, form: Any, by: Actor) -> object:
    day = form.cleaned_data["session_on"]
    return actions.book_first_session(connection=connection, session_on=day, on=today(), by=by)


def _attend(connection: Connection, form: Any, by: Actor) -> object:
    given = form.cleaned_data
    return actions.record_attendance(
        connection=connection,
        session_on=given["session_on"],
        state=Attendance.State(given["state"]),
        accompanied=forms.YES_NO.get(given["accompanied"]),
        leader=given["leader"],
        reason=given["reason"],
        words=given["words"],
        by=by,
    )


def _company(connection: Connection, form: Any, by: Actor) -> object:
    given = form.cleaned_data
    return actions.arrange_company(
        connection=connection,
        accompanied=given["accompanied"] == "yes",
        companion=given["companion"],
        meeting_point=given["meeting_point"],
        transport_arranged=forms.YES_NO.get(given["transport"]),
        by=by,
    )


def _explain(connection: Connection, form: Any, by: Actor) -> object:
    said = {name: forms.YES_NO.get(value) for name, value in form.cleaned_data.items()}
    return actions.explain(connection=connection, by=by, **said)


def _follow_up(connection: Connection, form: Any, by: Actor) -> object:
    given = form.cleaned_data
    result = S(given["result"])
    reason = "went" if result is S.TOOK_UP else given["reason"]
    return actions.follow_up(
        connection=connection,
        result=result,
        reason=reason,
        words=given["words"],
        on=today(),
        by=by,
    )


def _next(connection: Connection, form: Any, by: Actor) -> object:
    return actions.set_next(connection=connection, by=by, **form.cleaned_data)


CHOOSE = Step(
    "choose", "They want to try it", "Choose it", forms.PlainForm, _plain(actions.choose), "Chosen."
)
NOT_WANTED = Step(
    "not-wanted",
    "They do not want it",
    "Keep the reason",
    forms.NotWantedForm,
    _reasoned(actions.not_wanted),
    "Kept, with the reason.",
)
ANSWER = Step(
    "answer",
    "The provider answered",
    "Keep the answer",
    forms.AnswerForm,
    _answer,
    "The answer is kept.",
)
NO_RESPONSE = Step(
    "no-response",
    "The provider has not answered",
    "Take it back to me",
    forms.PlainForm,
    _plain(actions.no_response),
    "The ball is back with you.",
)
ASK_AGAIN = Step(
    "ask-again",
    "Ask the provider again",
    "Asked again",
    forms.PlainForm,
    _plain(actions.ask_again),
    "Asked again, with what they were shown before.",
)
WITHDRAW = Step(
    "withdraw",
    "Take the request back",
    "Take it back",
    forms.WithdrawForm,
    _reasoned(actions.withdraw),
    "The request is withdrawn.",
)
BOOK = Step(
    "book", "Agree the first session", "Keep the day", forms.BookForm, _book, "The day is kept."
)
ATTEND = Step("attend", "Record a session", "Keep the session", forms.AttendForm, _attend, "Kept.")
COMPANY = Step(
    "company",
    "Who goes along, and how they get there",
    "Keep what is arranged",
    forms.CompanyForm,
    _company,
    "Kept.",
)
EXPLAIN = Step(
    "explain",
    "What you have talked through",
    "Keep what was talked through",
    forms.ExplainForm,
    _explain,
    "Kept.",
)
COMPLETE = Step(
    "complete",
    "It is done",
    "Complete it",
    forms.CompleteForm,
    _ended(actions.complete),
    "Completed.",
)
STOP = Step(
    "stop", "They stopped", "Keep the reason", forms.StopForm, _ended(actions.stop), "Stopped."
)
FOLLOW_UP = Step(
    "follow-up",
    "What came of it",
    "Keep what came of it",
    forms.FollowUpForm,
    _follow_up,
    "Kept.",
)
NEXT = Step("next", "Change the next step", "Keep the next step", forms.NextForm, _next, "Kept.")
ERROR = Step(
    "error",
    "It was written down by mistake",
    "Mark as entered in error",
    forms.ErrorForm,
    _reasoned(actions.enter_in_error),
    "Marked as entered in error.",
)

# The first is the main one of its state; the page shows it open.
OFFERED: dict[S, tuple[Step, ...]] = {
    S.SUGGESTED: (CHOOSE, EXPLAIN, NOT_WANTED, NEXT),
    S.CHOSEN: (COMPANY, EXPLAIN, NOT_WANTED, NEXT),
    S.SENT: (ANSWER, COMPANY, EXPLAIN, NO_RESPONSE, WITHDRAW, NEXT),
    S.NO_RESPONSE: (ASK_AGAIN, ANSWER, WITHDRAW, NEXT),
    S.WAITLISTED: (ANSWER, COMPANY, EXPLAIN, WITHDRAW, NEXT),
    S.ACCEPTED: (BOOK, COMPANY, EXPLAIN, ATTEND, STOP, NEXT),
    S.BOOKED: (ATTEND, COMPANY, EXPLAIN, BOOK, STOP, NEXT),
    S.MISSED: (BOOK, COMPANY, EXPLAIN, STOP, NEXT),
    S.STARTED: (ATTEND, COMPLETE, STOP, NEXT),
    S.SUSTAINING: (ATTEND, COMPLETE, STOP, NEXT),
    S.GIVEN: (FOLLOW_UP, NEXT),
}
STEPS: dict[str, Step] = {step.slug: step for steps in OFFERED.values() for step in steps} | {
    ERROR.slug: ERROR
}


def offered(connection: Connection) -> tuple[Step, ...]:
    """The next moves of a connection as it stands."""
    state = S(connection.state)
    last = () if state is S.ERROR else (ERROR,)
    return OFFERED.get(state, ()) + last
