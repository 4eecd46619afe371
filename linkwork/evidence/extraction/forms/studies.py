"""What is asked of a study."""

from collections.abc import Sequence
from typing import Any

from django import forms

from linkwork.evidence.extraction.models import Document, Study
from linkwork.ui.forms import Form

FIELDS = (
    "name",
    "country",
    "setting",
    "design",
    "people",
    "population",
    "activity",
    "referral_route",
    "support_model",
    "condition",
)
NOT_SAID = ("", "Not reported")


class StudyForm(Form):
    """The characteristics of a study, as its documents report them; empty is "not reported"."""

    name = forms.CharField(
        label="Name of the study", max_length=200, help_text="As you cite it, with a year."
    )
    country = forms.CharField(label="Country", max_length=100, required=False)
    setting = forms.CharField(
        label="Setting", max_length=300, required=False, help_text="Such as general practice."
    )
    design = forms.ChoiceField(
        label="Design", choices=[NOT_SAID, *Study.Design.choices], required=False
    )
    people = forms.IntegerField(
        label="How many people took part", min_value=0, max_value=2_000_000_000, required=False
    )
    population = forms.CharField(label="Who they were", max_length=300, required=False)
    activity = forms.CharField(label="What they were connected to", max_length=300, required=False)
    referral_route = forms.CharField(label="How they were referred", max_length=300, required=False)
    support_model = forms.ChoiceField(
        label="Support model",
        choices=[NOT_SAID, *Study.Support.choices],
        required=False,
        help_text="From a name on a leaflet (signposting) to help for as long as it takes "
        "(holistic).",
    )
    condition = forms.CharField(
        label="Condition or need", max_length=300, required=False, help_text="Such as loneliness."
    )
    documents = forms.MultipleChoiceField(
        label="Documents that tell of it",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="One study may stand in several papers.",
    )

    def __init__(self, *args: Any, documents: Sequence[Document], **kwargs: Any) -> None:
        """Offer the documents that tell of no other study."""
        super().__init__(*args, **kwargs)
        self.offered = {str(one.public_id): one for one in documents}
        named = [(key, one.title) for key, one in self.offered.items()]
        self.fields["documents"].choices = named  # type: ignore[attr-defined]

    def study_fields(self) -> dict[str, Any]:
        """What the study keeps."""
        return {name: self.cleaned_data[name] for name in FIELDS}

    def chosen(self) -> list[Document]:
        """The documents that tell of it."""
        return [self.offered[key] for key in self.cleaned_data["documents"]]
