"""Invented forms: one field of every kind, as a room would write them."""

from django import forms

from linkwork.ui.forms import Chips, DayField, Form, ManyChips, Scale, WhenField


class Contact(Form):
    """Three choices and a note, and one field of every other kind."""

    how = forms.ChoiceField(
        choices=[("call", "Call"), ("visit", "Visit"), ("text", "Text"), ("letter", "Letter")],
        widget=Chips(columns=4),
    )
    happened = forms.ChoiceField(
        label="What happened",
        choices=[("spoke", "We spoke"), ("none", "No answer"), ("left", "Left a message")],
        widget=Chips,
        help_text="Needed, so that nobody is left waiting for no one.",
    )
    when = WhenField(label="By when", days=(0, 1, 2))
    how_sure = forms.TypedChoiceField(
        label="How sure are you that it will help?",
        coerce=int,
        choices=[(n, n) for n in range(11)],
        widget=Scale(low="not at all", high="completely"),
    )
    born_on = DayField(label="Date of birth", past=True)
    place = forms.CharField(label="Where you meet", max_length=80)
    email = forms.EmailField(label="E-mail address", required=False)
    where = forms.ChoiceField(
        label="Within", choices=[("", "Choose"), ("5", "5 km of home"), ("1", "1 km of home")]
    )
    who = forms.ChoiceField(
        label="Who goes along", choices=[("me", "Me"), ("none", "Nobody")], widget=forms.RadioSelect
    )
    agrees = forms.BooleanField(label="She has heard exactly what they will see, and agrees")
    letter = forms.FileField(label="A letter", required=False)
    note = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Your team can read this.",
    )


class Filters(forms.Form):
    """What narrows a search."""

    within = forms.ChoiceField(choices=[("5", "5 km of home"), ("1", "1 km of home")])
    need = forms.MultipleChoiceField(
        choices=[("lonely", "Loneliness"), ("loss", "Bereavement"), ("money", "Money")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        initial=["lonely", "loss"],
    )
    at = forms.MultipleChoiceField(
        label="When",
        choices=[("am", "Mornings"), ("pm", "Afternoons")],
        widget=ManyChips,
        required=False,
    )


def typed() -> dict[str, str]:
    """What somebody typed, with mistakes."""
    return {
        "how": "call",
        "when_near": "other",
        "when_other_day": "31",
        "when_other_month": "2",
        "when_other_year": "2026",
        "how_sure": "7",
        "born_on_day": "14",
        "born_on_month": "May",
        "place": "Bus stop, Brook Lane & “the gate” <10:15>",
        "email": "amara",
        "note": "Her niece could go with her.",
    }
