"""A talk about a case: what was said, and what comes next."""

from django import forms

from linkwork.ui.forms import DayField, Form


class TalkForm(Form):
    """What was said, and what was agreed by when."""

    on = DayField(label="Day of the talk", past=True, error_messages={"required": "Enter the day"})
    text = forms.CharField(
        label="What we talked about",
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Write what you talked about"},
    )
    agreed_next = forms.CharField(
        label="What comes next", max_length=200,
        error_messages={"required": "Write what comes next"},
    )  # fmt: skip
    next_on = DayField(
        label="By", future=True, error_messages={"required": "Enter the day it is due"}
    )
