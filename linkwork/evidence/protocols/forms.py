"""What is asked of a section of the protocol, of an amendment, and of a role in the team."""

from collections.abc import Iterable
from typing import Any

from django import forms

from linkwork.access.models import User
from linkwork.evidence.protocols.models import Duty
from linkwork.evidence.protocols.sections import FORMS
from linkwork.evidence.records import queries as records
from linkwork.evidence.records.models import Review
from linkwork.ui.forms import Form


class SectionForm(Form):
    """The words of a section."""

    words = forms.CharField(
        label="What the protocol says", max_length=20_000, widget=forms.Textarea(attrs={"rows": 12})
    )


class ConfigurationForm(SectionForm):
    """The section that says how configurations are written."""

    form = forms.ChoiceField(
        label="A configuration has", choices=[*FORMS.items()], widget=forms.RadioSelect
    )

    field_order = ("form", "words")


class AmendmentForm(Form):
    """A section's new words, and why the plan changes."""

    old = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)
    new = forms.CharField(
        label="What the protocol is to say",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    reason = forms.CharField(
        label="Why the plan changes",
        max_length=1000,
        help_text="It stands in the report under “changes to the process”.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_old(self) -> str:
        """Browsers write a line's end as two signs; the words are the same."""
        return str(self.cleaned_data["old"]).replace("\r\n", "\n")

    def clean_new(self) -> str:
        """The words with the ends of lines as they are kept."""
        return str(self.cleaned_data["new"]).replace("\r\n", "\n")


class FormAmendmentForm(AmendmentForm):
    """An amendment of the section on configurations: its words, and the form that is chosen."""

    form = forms.ChoiceField(
        label="A configuration has", choices=[*FORMS.items()], widget=forms.RadioSelect
    )

    field_order = ("old", "form", "new", "reason")


class DutyForm(Form):
    """A member, and the role they take."""

    member = forms.ChoiceField(label="Member")
    role = forms.ChoiceField(label="Role", choices=Duty.Role.choices)

    def __init__(self, *args: Any, members: Iterable[User], **kwargs: Any) -> None:
        """Offer the members of the review."""
        super().__init__(*args, **kwargs)
        self.members = {str(one.pk): one for one in members}
        named = [(key, one.name) for key, one in self.members.items()]
        self.fields["member"].choices = named  # type: ignore[attr-defined]

    def clean_member(self) -> User:
        """The member who was chosen."""
        return self.members[self.cleaned_data["member"]]


class AdmitForm(Form):
    """A reviewer of the service who is to belong to the review, by e-mail address."""

    email = forms.EmailField(
        label="Their e-mail address",
        help_text="Of a reviewer of this service: they will see all that members see.",
        error_messages={"required": "Enter the e-mail address of a reviewer of this service"},
    )

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        """Know whose members are meant."""
        super().__init__(*args, **kwargs)
        self.review = review

    def clean_email(self) -> User:
        """The reviewer who has this address, and does not belong to the review yet."""
        found = records.reviewer(self.review.organisation, self.cleaned_data["email"])
        if found is None:
            raise forms.ValidationError("No reviewer of this service has this e-mail address")
        if records.is_member(self.review, found):
            raise forms.ValidationError(f"{found.name} is a member already")
        return found
