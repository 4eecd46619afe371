"""What the person is asked on their own page, and the link worker beside it."""

from dataclasses import dataclass
from typing import Any

from django import forms

from linkwork.practice.mypage.models import Reflection, Suggestion
from linkwork.practice.outcomes.forms import answer_field
from linkwork.practice.outcomes.instruments import Question as Asked
from linkwork.practice.outcomes.models import Measure
from linkwork.ui.forms import Chips, Form, Scale, WhenField

About, Said = Suggestion.About, Reflection.Said


def scale(label: str, low: str, high: str, *, required: bool = False) -> forms.TypedChoiceField:
    """A number from 0 to 10."""
    return forms.TypedChoiceField(
        label=label,
        required=required,
        choices=[(str(step), str(step)) for step in range(11)],
        coerce=int,
        empty_value=None,
        widget=Scale(low=low, high=high),
    )


class ComingForm(Form):
    """Whether the person will be at the next session."""

    said = forms.ChoiceField(choices=[(Said.COMING, ""), (Said.CANNOT, "")])
    session_on = forms.DateField()


class HowForm(Form):
    """How one session went."""

    said = forms.ChoiceField(
        label="Did you go?",
        choices=[(Said.CAME, "Yes, I went"), (Said.DID_NOT, "No, I did not go")],
        widget=Chips(columns=2),
        error_messages={"required": "Choose yes or no"},
    )
    session_on = WhenField(
        label="When was it?",
        days=(0, -1),
        error_messages={"required": "Choose the day"},
    )
    how = scale("How was it?", "very bad", "very good")
    words = forms.CharField(
        label="Do you want to say more?",
        help_text="What was good? What was hard? What got in the way?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class RateForm(Form):
    """Where the person stands on a goal."""

    now = scale("How near are you now?", "not near at all", "there", required=True)


@dataclass(frozen=True)
class Question:
    """One thing the person can say or ask for: its page in words."""

    about: Suggestion.About
    title: str
    label: str
    hint: str
    button: str
    lines: int = 5


QUESTIONS: dict[str, Question] = {
    "what-matters": Question(
        About.MATTERS,
        "What matters to me",
        "What matters to you?",
        "Say it in your own words. It helps us to help you.",
        "Send",
    ),
    "how-to-help": Question(
        About.SUPPORT,
        "How to help me",
        "What helps you? What does not?",
        "For example: ring after ten. Talk slowly. Meet me at the door.",
        "Send",
    ),
    "my-plan": Question(
        About.PLAN,
        "Change my plan",
        "What would you like to change?",
        "It can be big or small. We talk about it, and then you decide.",
        "Send",
    ),
    "phone": Question(
        About.PHONE, "My phone number", "What is your phone number?", "", "Send", lines=1
    ),
    "email": Question(
        About.EMAIL, "My e-mail address", "What is your e-mail address?", "", "Send", lines=1
    ),
    "address": Question(
        About.ADDRESS, "My address", "Where do you live?", "House, street and town.", "Send", 3
    ),
    "name": Question(
        About.NAME, "My name", "What is your name?", "Write it as you like it.", "Send", lines=1
    ),
    "wrong": Question(
        About.DETAIL, "Something is wrong", "What is wrong, and what is right?", "", "Send"
    ),
    "who-looked": Question(
        About.RECORD,
        "Ask about who looked",
        "What would you like to know?",
        "Say which day, and who.",
        "Send",
    ),
    "call": Question(
        About.CALL,
        "Ask for a call back",
        "Is there something we should know first?",
        "For example: a good time to ring. You can leave this empty.",
        "Ask for a call",
        3,
    ),
}
OPTIONAL = (About.CALL,)


class SayForm(Form):
    """One thing, in the person's own words."""

    text = forms.CharField(max_length=2000, error_messages={"required": "Write something first"})

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        """Ask this question."""
        super().__init__(*args, **kwargs)
        field = self.fields["text"]
        field.label, field.help_text = question.label, question.hint
        field.required = question.about not in OPTIONAL
        if question.lines > 1:
            field.widget = forms.Textarea(attrs={"rows": question.lines})
        if question.about is About.EMAIL:
            field.validators.append(forms.EmailField().run_validators)


class InviteForm(Form):
    """To which of the person's own addresses their link goes."""

    channel = forms.ChoiceField(label="Where should the link and its codes go?", widget=Chips())

    def __init__(self, *args: Any, addresses: dict[str, str], **kwargs: Any) -> None:
        """Offer the addresses on the record."""
        super().__init__(*args, **kwargs)
        words = {"sms": "Text to {}", "email": "E-mail to {}"}
        field = self.fields["channel"]
        field.choices = [(name, words[name].format(at)) for name, at in addresses.items()]  # type: ignore[attr-defined]
        if len(addresses) == 1:
            field.initial = next(iter(addresses))


class CarerForm(Form):
    """Who the carer is, where their link goes, and how the person agreed."""

    name = forms.CharField(label="The carer’s name", max_length=150)
    channel = forms.ChoiceField(
        label="How should the link and its codes go to the carer?",
        choices=[("sms", "By text"), ("email", "By e-mail")],
        widget=Chips(),
    )
    address = forms.CharField(label="Their mobile number or e-mail address", max_length=254)
    agreed_how = forms.CharField(
        label="How did the person agree?",
        help_text="For example: said yes on the phone today, after hearing the words below",
        max_length=100,
        error_messages={"required": "Say how the person agreed. Without that, no link is sent"},
    )


class AnswerForm(Form):
    """What the person is told, with yes or no."""

    answer = forms.CharField(
        label="What they will read",
        help_text="Plain words. Needed if the answer is no.",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class TodayForm(Form):
    """A few questions, each on its own scale; any may be left out, but not all."""

    def __init__(self, *args: Any, questions: list[Asked], **kwargs: Any) -> None:
        """Ask these questions, in this order."""
        super().__init__(*args, **kwargs)
        self.questions = questions
        for one in questions:
            self.fields[one.item.value] = answer_field(one)

    def clean(self) -> dict[str, Any]:
        """One answer at least: with none there is nothing to send."""
        given: dict[str, Any] = super().clean() or {}
        names = [one.item.value for one in self.questions]
        if not self.errors and all(given.get(name) is None for name in names):
            self.add_error(names[0], "Choose a number, or go back to your page")
        return given

    def answers(self) -> list[tuple[Measure.Item, int | None]]:
        """Each item with its answer, or None where it was skipped."""
        return [(one.item, self.cleaned_data.get(one.item.value)) for one in self.questions]
