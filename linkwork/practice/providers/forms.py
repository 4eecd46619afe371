"""What a provider fills in: an answer, who came, room for newcomers, and whether it was right."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms

from linkwork.practice.connections.models import Attendance, Connection, ProviderFeedback
from linkwork.practice.directory.models import Activity
from linkwork.practice.providers.presenters import field_of, name_used, reasons
from linkwork.ui.dates import When, near
from linkwork.ui.forms import Chips, DayField, Form, WhenField
from linkwork.ui.words import day_short, today

S = Connection.State
YES = "accept"
WAITING = {
    "no place now": "No place just now",
    "next intake": "They can start with the next group",
    "assess first": "We want to meet them first",
    "other": "Another reason",
}
NOT_NOW = {
    "full": "We are full",
    "not eligible": "It is not for them",
    "area": "They live outside our area",
    "needs too high": "We cannot give enough support",
    "no longer runs": "It no longer runs",
    "other": "Another reason",
}
LATER = "later"
CAME = [
    (Attendance.State.ATTENDED.value, "Came"),
    (Attendance.State.ABSENT.value, "Did not come"),
    (Attendance.State.CANCELLED.value, "We cancelled it"),
]


def answers(name: str) -> list[tuple[str, str]]:
    """Every answer in one list, so that a choice and a press are enough."""
    waiting = [(f"waitlist:{code}", WAITING[code]) for code, _ in reasons(S.WAITLISTED)]
    declining = [(f"decline:{code}", NOT_NOW[code]) for code, _ in reasons(S.DECLINED)]
    return [(YES, f"Yes, {name} can come"), *waiting, *declining]


class AnswerForm(Form):
    """The provider's answer, with its reason where it is not a yes."""

    answer = forms.ChoiceField(
        label="Your answer",
        choices=[],
        widget=Chips(columns=1, other=YES),
        error_messages={"required": "Choose your answer"},
    )
    offered = forms.ChoiceField(
        label="First session", required=False, choices=[], widget=Chips(columns=2)
    )
    position = forms.IntegerField(
        label="If they wait: their place on your list", required=False, min_value=1, max_value=500
    )
    expected_on = DayField(
        label="If they wait: when you expect a place", required=False, future=True
    )
    words = forms.CharField(
        label="Anything to tell us",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    verdict = forms.ChoiceField(
        label="Was it right to ask you?",
        required=False,
        choices=ProviderFeedback.Verdict.choices,
        widget=Chips(columns=3),
    )
    because = forms.ChoiceField(
        label="If not, what would have made it better?",
        required=False,
        choices=[("", "Choose one"), *ProviderFeedback.Reason.choices],
    )

    def __init__(self, *args: Any, name: str, dates: Iterable[date], **kwargs: Any) -> None:
        """Offer the answers by the person's name, and the days on which the group meets next."""
        super().__init__(*args, **kwargs)
        offered = [(on.isoformat(), day_short(on)) for on in dates]
        self._choices("answer").choices = answers(name)
        self._choices("offered").choices = [*offered, (LATER, "Agree it later")]

    def _choices(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        return field

    def clean(self) -> dict[str, Any]:
        """Anything but a yes to “was it right to ask” says what was amiss."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("verdict") in ("partly", "no") and not given.get("because"):
            self.add_error("because", "Choose what would have made it better")
        return given

    def said(self) -> dict[str, Any]:
        """The answer, as `actions.answer` takes it."""
        given = self.cleaned_data
        answer, _, reason = given["answer"].partition(":")
        offered = given["offered"] if answer == YES else ""
        waits = answer == "waitlist"
        return {
            "answer": answer,
            "reason": reason,
            "words": given["words"],
            "offered_on": date.fromisoformat(offered) if offered not in ("", LATER) else None,
            "position": given["position"] if waits else None,
            "expected_on": given["expected_on"] if waits else None,
            "verdict": given["verdict"],
            "because": given["because"],
        }


class FeedbackForm(Form):
    """Was it right to ask this provider?"""

    verdict = forms.ChoiceField(
        label="Was it right to ask you?",
        choices=ProviderFeedback.Verdict.choices,
        widget=Chips(columns=3),
        error_messages={"required": "Choose yes, partly or no"},
    )
    reason = forms.ChoiceField(
        label="If not, what would have made it better?",
        required=False,
        choices=[("", "Choose one"), *ProviderFeedback.Reason.choices],
    )
    words = forms.CharField(label="Anything to add", required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        """Anything but a yes says what was amiss."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("verdict") in ("partly", "no") and not given.get("reason"):
            self.add_error("reason", "Choose what would have made it better")
        return given


class RoomForm(Form):
    """Room for newcomers, as the provider says it is now."""

    room = forms.ChoiceField(
        label="Can new people come?",
        choices=[
            (Activity.Room.PLACES.value, "Yes, we have places"),
            (Activity.Room.WAITLIST.value, "There is a waiting list"),
            (Activity.Room.FULL.value, "No, we are full"),
            (Activity.Room.ASSESS.value, "We meet people first"),
        ],
        widget=Chips(columns=1, other=Activity.Room.PLACES.value),
        error_messages={"required": "Choose whether new people can come"},
    )
    places = forms.IntegerField(
        label="How many more people can you take?",
        required=False,
        min_value=1,
        max_value=500,
        error_messages={"invalid": "Write a number, like 4"},
    )
    until = DayField(label="Until when does this hold?", required=False, future=True)


class SessionForm(Form):
    """Who came to one session: a choice for each person who has a place."""

    session_on = WhenField(
        label="Which session?", error_messages={"required": "Choose which session"}
    )

    def __init__(
        self, *args: Any, people: Iterable[Connection], past: Iterable[date], **kwargs: Any
    ) -> None:
        """Ask of each person by the name used, and offer the days the group last met."""
        super().__init__(*args, **kwargs)
        days = [near((on - today()).days) for on in past] or [near(0), near(-1)]
        when = self.fields["session_on"]
        when.widget = When(days)
        self.people = list(people)
        for one in self.people:
            self.fields[field_of(one)] = forms.ChoiceField(
                label=name_used(one),
                required=False,
                choices=CAME,
                widget=Chips(columns=2),
            )

    def clean_session_on(self) -> date:
        """A session that has been."""
        given: date | None = self.cleaned_data["session_on"]
        if given is None:
            raise forms.ValidationError("Choose which session")
        if given > today():
            raise forms.ValidationError("That session lies ahead: say who came once it has been")
        if given < today() - timedelta(days=366):
            raise forms.ValidationError("That is over a year ago: check the date")
        return given

    def came(self) -> list[tuple[Connection, str]]:
        """What was said of each person of whom something was said."""
        said = [(one, self.cleaned_data[field_of(one)]) for one in self.people]
        return [(one, state) for one, state in said if state]
