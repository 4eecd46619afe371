"""The form for a part of the report."""

from django import forms

from linkwork.ui.forms import Form


class PartForm(Form):
    """The words of one part; nothing written takes them out of the report."""

    text = forms.CharField(
        label="What the report says here",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
