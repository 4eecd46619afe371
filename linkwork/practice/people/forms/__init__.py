"""What is asked about a person."""

from linkwork.practice.people.forms.about import (
    AboutMeForm,
    ContactDetailsForm,
    SearchForm,
    YesNoUnknown,
)
from linkwork.practice.people.forms.alerts import AlertForm, CloseAlertForm, ReviewAlertForm
from linkwork.practice.people.forms.details import DetailsForm
from linkwork.practice.people.forms.numbers import NhsNumberField

__all__ = [
    "AboutMeForm",
    "AlertForm",
    "CloseAlertForm",
    "ContactDetailsForm",
    "DetailsForm",
    "NhsNumberField",
    "ReviewAlertForm",
    "SearchForm",
    "YesNoUnknown",
]
