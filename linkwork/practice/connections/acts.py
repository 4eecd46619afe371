"""What each next move of a page does, with what its form was given."""

from collections.abc import Callable
from typing import Any

from linkwork.access.actors import Actor
from linkwork.practice.connections import actions
from linkwork.practice.connections.forms import moving as forms
from linkwork.practice.connections.models import Attendance, Connection
from linkwork.ui.words import today

S = Connection.State
Act = Callable[[Connection, Any, Actor], object]


def reasoned(action: Callable[..., object]) -> Act:
    """A move with its reason, in a few words."""

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


def ended(action: Callable[..., object]) -> Act:
    """An ending with its reason, and whether it helped."""

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


def plain(action: Callable[..., object]) -> Act:
    """A move that needs nothing said."""

    def act(connection: Connection, form: Any, by: Actor) -> object:
        return action(connection=connection, on=today(), by=by)

    return act


def answer(connection: Connection, form: Any, by: Actor) -> object:
    """Keep what the provider said."""
    return actions.answer(connection=connection, on=today(), by=by, **form.cleaned_data)


def book(connection: Connection, form: Any, by: Actor) -> object:
    """Agree the day of the first session."""
    day = form.cleaned_data["session_on"]
    return actions.book_first_session(connection=connection, session_on=day, on=today(), by=by)


def attend(connection: Connection, form: Any, by: Actor) -> object:
    """Keep a session."""
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


def company(connection: Connection, form: Any, by: Actor) -> object:
    """Arrange who goes along, when, where and how; or keep that they go alone."""
    given = dict(form.cleaned_data)
    accompanied = given.pop("accompanied") == "yes"
    return actions.arrange_company(
        connection=connection, accompanied=accompanied, by=by, **_filled(given)
    )


def _filled(given: dict[str, Any]) -> dict[str, Any]:
    """What was filled in."""
    return {name: value for name, value in given.items() if value not in (None, "")}


def confirm(connection: Connection, form: Any, by: Actor) -> object:
    """Say whether somebody went along."""
    given = form.cleaned_data
    return actions.confirm_company(
        connection=connection,
        went_along=given["went_along"] == "yes",
        reason=given["reason"],
        words=given["words"],
        by=by,
    )


def wait(connection: Connection, form: Any, by: Actor) -> object:
    """Keep what the provider says of its waiting list."""
    return actions.update_wait(connection=connection, on=today(), by=by, **form.cleaned_data)


def remind(connection: Connection, form: Any, by: Actor) -> object:
    """Remind the provider by e-mail."""
    return actions.nudge(connection=connection, on=today(), by=by)


def rest(connection: Connection, form: Any, by: Actor) -> object:
    """No other activity is wanted."""
    return actions.let_rest(connection=connection, by=by)


def explain(connection: Connection, form: Any, by: Actor) -> object:
    """Keep what was talked through."""
    said = {name: forms.YES_NO.get(value) for name, value in form.cleaned_data.items()}
    return actions.explain(connection=connection, by=by, **said)


def follow_up(connection: Connection, form: Any, by: Actor) -> object:
    """Keep what came of the details given."""
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


def set_next(connection: Connection, form: Any, by: Actor) -> object:
    """Say what comes next."""
    return actions.set_next(connection=connection, by=by, **form.cleaned_data)
