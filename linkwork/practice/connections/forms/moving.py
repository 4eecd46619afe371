"""One small form for each move of a connection."""

from typing import Any

from django import forms

from linkwork.practice.connections.company import FELL_THROUGH, NOT_NEEDED_NOW
from linkwork.practice.connections.models import Accompaniment, Attendance, Connection
from linkwork.practice.connections.moves import REASONS
from linkwork.ui.forms import Chips, DayField, Form, WhenField

S = Connection.State
HELPED = [("yes", "Yes"), ("no", "No"), ("", "Not known")]


def _reasons(*states: S) -> list[tuple[str, str]]:
    found = {code: words for state in states for code, words in REASONS[state].items()}
    return [("", "Choose a reason"), *found.items()]


def _words(label: str = "In a few words") -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=300)


def _yes_no_unknown(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
        widget=Chips(columns=3),
    )


YES_NO = {"yes": True, "no": False}


class PlainForm(Form):
    """A move that needs nothing said."""


class ReasonForm(Form):
    """A move with its reason. Each use gives the states whose reasons may be chosen."""

    states: tuple[S, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the reasons of the move."""
        super().__init__(*args, **kwargs)
        field = forms.ChoiceField(
            label="Why?",
            choices=_reasons(*self.states),
            error_messages={"required": "Choose a reason"},
        )
        self.fields = {"reason": field, **self.fields}
        self.fields["words"] = _words()


class NotWantedForm(ReasonForm):
    """The person does not want it."""

    states = (S.NOT_WANTED,)


class WithdrawForm(ReasonForm):
    """We take the request back."""

    states = (S.WITHDRAWN,)


class ErrorForm(ReasonForm):
    """It should not have been written down."""

    states = (S.ERROR,)


class EndForm(ReasonForm):
    """It is over; whether it helped is asked as well."""

    helped = forms.ChoiceField(
        label="Did it help?", required=False, choices=HELPED, widget=Chips(columns=3)
    )

    @property
    def helped_given(self) -> bool | None:
        """Yes, no, or not known."""
        return YES_NO.get(self.cleaned_data["helped"])


class StopForm(EndForm):
    """The person stopped."""

    states = (S.STOPPED,)


class CompleteForm(EndForm):
    """The person did what was planned."""

    states = (S.COMPLETED,)


class AnswerForm(Form):
    """What the provider said."""

    answer = forms.ChoiceField(
        label="What did they say?",
        choices=[("accept", "Yes"), ("waitlist", "Waiting list"), ("decline", "Not this time")],
        widget=Chips(columns=3),
        error_messages={"required": "Choose what they said"},
    )
    reason = forms.ChoiceField(
        label="Why, if it was not yes",
        required=False,
        choices=_reasons(S.WAITLISTED, S.DECLINED),
    )
    offered_on = DayField(label="If yes: the first session they offer", required=False, future=True)
    position = forms.IntegerField(
        label="If waiting: place on the list", required=False, min_value=1, max_value=500
    )
    expected_on = DayField(
        label="If waiting: when a place is expected", required=False, future=True
    )
    words = _words()


class WaitForm(Form):
    """What the provider says of its waiting list."""

    position = forms.IntegerField(
        label="Place on the list", required=False, min_value=1, max_value=500
    )
    expected_on = DayField(label="When a place is expected", required=False, future=True)


class ConfirmForm(Form):
    """What became of going along."""

    went_along = forms.ChoiceField(
        label="Did somebody go along?",
        choices=[("yes", "Yes"), ("no", "No, it fell through")],
        widget=Chips(columns=2, other="no"),
        error_messages={"required": "Choose whether somebody went along"},
    )
    reason = forms.ChoiceField(
        label="Why did it fall through?",
        required=False,
        choices=[
            ("", "Choose a reason"),
            *((code, words) for code, words in FELL_THROUGH.items() if code != NOT_NEEDED_NOW),
        ],
    )
    words = _words()


class BookForm(Form):
    """The day of the first session."""

    session_on = DayField(
        label="When is the first session?",
        error_messages={"required": "Enter the day of the first session, like 3 12 2026"},
    )


class AttendForm(Form):
    """What happened at a session."""

    session_on = WhenField(label="Which session?", days=(0, -1), initial=None)
    state = forms.ChoiceField(
        label="What happened?",
        choices=Attendance.State.choices,
        widget=Chips(columns=2, other=Attendance.State.ABSENT.value),
        error_messages={"required": "Choose what happened"},
    )
    accompanied = _yes_no_unknown("Did somebody go with them?")
    leader = forms.CharField(label="Who led it", required=False, max_length=100)
    reason = forms.ChoiceField(
        label="If they did not come, why?", required=False, choices=_reasons(S.MISSED)
    )
    words = _words()


class CompanyForm(Form):
    """Who goes along to the first session."""

    accompanied = forms.ChoiceField(
        label="Does somebody go along?",
        choices=[("yes", "Yes"), ("no", "No, they prefer to go alone")],
        widget=Chips(columns=2, other="yes"),
        error_messages={"required": "Choose whether somebody goes along"},
    )
    who = forms.ChoiceField(
        label="Who goes along",
        required=False,
        choices=Accompaniment.Who.choices,
        widget=Chips(columns=2),
    )
    companion = forms.CharField(label="Their name", required=False, max_length=150)
    meet_on = DayField(label="Which day", required=False, future=True)
    meet_at = forms.TimeField(
        label="What time",
        required=False,
        widget=forms.TimeInput(format="%H:%M"),
        error_messages={"invalid": "Enter the time like 10:15"},
    )
    meeting_point = forms.CharField(label="Where they meet", required=False, max_length=200)
    transport = forms.ChoiceField(
        label="How they get there", required=False, choices=Accompaniment.Transport.choices
    )

    def clean(self) -> dict[str, Any]:
        """Going along needs a name."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("accompanied") == "yes" and not given.get("companion"):
            self.add_error("companion", "Say who goes along")
        return given


class ExplainForm(Form):
    """What was talked through with the person."""

    information_given = _yes_no_unknown("Have you explained what it is like there, in detail?")
    linked_to_need = _yes_no_unknown("Have you explained how it answers what they need?")


class FollowUpForm(Form):
    """What came of the details given."""

    result = forms.ChoiceField(
        label="Did they take it up?",
        choices=[
            (S.TOOK_UP.value, "Yes"),
            (S.DID_NOT.value, "No"),
            (S.UNKNOWN.value, "Not known"),
        ],
        widget=Chips(columns=3),
        error_messages={"required": "Choose whether they took it up"},
    )
    reason = forms.ChoiceField(
        label="Why not, or why is it not known?",
        required=False,
        choices=_reasons(S.DID_NOT, S.UNKNOWN),
    )
    words = _words()


class NextForm(Form):
    """What comes next, and by when."""

    next_step = forms.CharField(
        label="What comes next?",
        max_length=200,
        error_messages={"required": "Say what comes next"},
    )
    next_on = DayField(
        label="By when?", future=True, error_messages={"required": "Say by when, like 3 12 2026"}
    )
