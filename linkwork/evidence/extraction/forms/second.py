"""Who is asked to read a document a second time."""

from collections.abc import Sequence
from typing import Any

from django import forms

from linkwork.access.models import User
from linkwork.ui.forms import Form


class SecondForm(Form):
    """A member of the review."""

    coder = forms.ChoiceField(label="Second coder")

    def __init__(self, *args: Any, members: Sequence[User], **kwargs: Any) -> None:
        """Offer the members."""
        super().__init__(*args, **kwargs)
        self.members = {str(one.public_id): one for one in members}
        named = [(key, one.name) for key, one in self.members.items()]
        self.fields["coder"].choices = [("", "Choose one"), *named]  # type: ignore[attr-defined]

    def clean_coder(self) -> User:
        """Answer the member."""
        return self.members[self.cleaned_data["coder"]]
