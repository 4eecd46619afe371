"""What is asked when an entry is written: what it is, where and when it meets, who runs it."""

from typing import Any, ClassVar

from django import forms

from linkwork.practice.directory import access_needs, need_words, postcodes, times
from linkwork.practice.directory.forms.rows import RowsForm
from linkwork.ui.forms import DayField, Form

KNOWN = [("", "Not stated"), ("yes", "Yes"), ("no", "No")]
SPOKEN = forms.CharField(required=False, max_length=200, label="Languages")


def _text(label: str, rows: int = 3, **given: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, widget=forms.Textarea(attrs={"rows": rows}), **given
    )


class DraftForm(Form):
    """A new entry: its name, and who runs it."""

    name = forms.CharField(
        max_length=255, label="Name", error_messages={"required": "Enter what it is called"}
    )
    provider = forms.ChoiceField(required=False, label="Who runs it")
    new_provider = forms.CharField(
        required=False, max_length=200, label="Or a provider who is not in the list"
    )
    about = _text("What it is", 4)

    def __init__(self, *args: Any, providers: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the providers there are."""
        super().__init__(*args, **kwargs)
        self.fields["provider"].choices = [("", "Choose"), *providers]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One provider, old or new."""
        given: dict[str, Any] = super().clean() or {}
        if bool(given.get("provider")) == bool(given.get("new_provider")):
            self.add_error("provider", "Choose who runs it, or name a new provider")
        return given


class EntryForm(Form):
    """What an entry says."""

    name = forms.CharField(
        max_length=255, label="Name", error_messages={"required": "Enter what it is called"}
    )
    about = _text("What it is", 5)
    needs = forms.MultipleChoiceField(
        required=False,
        label="Needs it answers",
        choices=need_words.CHOICES,
        widget=forms.CheckboxSelectMultiple,
    )
    eligibility = _text("Who can come", 2)
    minimum_age = forms.IntegerField(required=False, min_value=0, max_value=130, label="From age")
    maximum_age = forms.IntegerField(required=False, min_value=0, max_value=130, label="To age")
    cost_each_session = forms.DecimalField(
        required=False, min_value=0, max_digits=7, decimal_places=2, label="Cost of a session"
    )
    cost_words = forms.CharField(required=False, max_length=300, label="More about the cost")
    accessibility = _text("Getting in and around", 2)
    languages = SPOKEN
    social_time = forms.ChoiceField(
        required=False, label="Is there time to talk as well?", choices=KNOWN
    )
    ask_for = forms.CharField(required=False, max_length=150, label="Ask for")
    phone = forms.CharField(required=False, max_length=30, label="Telephone")
    email = forms.EmailField(required=False, max_length=254, label="E-mail")
    website = forms.URLField(required=False, max_length=300, label="Website", assume_scheme="https")
    notice = _text("What people should know now", 2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask of each access need whether it is met."""
        super().__init__(*args, **kwargs)
        for code, words in access_needs.CHOICES:
            asked = forms.ChoiceField(required=False, label=words, choices=KNOWN)
            self.fields[f"access_{code}"] = asked

    def clean(self) -> dict[str, Any]:
        """Ages in order."""
        given: dict[str, Any] = super().clean() or {}
        low, high = given.get("minimum_age"), given.get("maximum_age")
        if low is not None and high is not None and low > high:
            self.add_error("maximum_age", "The age up to which people come is below the other one")
        return given

    def values(self) -> dict[str, Any]:
        """What is kept of it."""
        given = dict(self.cleaned_data)
        access = {code: given.pop(f"access_{code}") for code in access_needs.WORDS}
        spoken = [one.strip() for one in given["languages"].split(",")]
        return given | {
            "access": {code: said == "yes" for code, said in access.items() if said},
            "languages": [one for one in spoken if one],
            "social_time": {"yes": True, "no": False}.get(given["social_time"]),
        }


class PlacesForm(RowsForm):
    """Where it meets."""

    parts: ClassVar[dict[str, forms.Field]] = {
        "name": forms.CharField(max_length=255, label="Place"),
        "address": forms.CharField(max_length=300, label="Address"),
        "postcode": forms.CharField(max_length=12, label="Postcode"),
        "transport": forms.CharField(max_length=300, label="How to get there"),
    }

    def clean(self) -> dict[str, Any]:
        """Whole postcodes."""
        given: dict[str, Any] = super().clean() or {}
        for name, value in list(given.items()):
            if name.startswith("postcode_") and value and not postcodes.tidy(value):
                self.add_error(name, "Enter a whole postcode, such as AB1 2CD")
        return given


class TimesForm(RowsForm):
    """When it meets."""

    decides: ClassVar[str] = "weekday"
    parts: ClassVar[dict[str, forms.Field]] = {
        "weekday": forms.ChoiceField(
            label="Day", choices=[("", "No day"), *times.DAY_NAMES.items()]
        ),
        "opens": forms.TimeField(label="From", input_formats=["%H:%M", "%H.%M", "%H:%M:%S"]),
        "closes": forms.TimeField(label="Until", input_formats=["%H:%M", "%H.%M", "%H:%M:%S"]),
        "how_often": forms.ChoiceField(
            label="How often",
            choices=[
                ("1", "Every week"),
                ("2", "Every other week"),
                ("m1", "First of the month"),
                ("m2", "Second of the month"),
                ("m3", "Third of the month"),
                ("m4", "Fourth of the month"),
                ("m-1", "Last of the month"),
            ],
        ),
        "starts_on": DayField(label="From which day"),
        "until_on": DayField(label="Until which day"),
    }

    def clean(self) -> dict[str, Any]:
        """Hours in order; every other week needs a first day."""
        given: dict[str, Any] = super().clean() or {}
        for at, row in self.filled():
            if row["opens"] and row["closes"] and row["opens"] >= row["closes"]:
                self.add_error(f"closes_{at}", "It ends before it begins")
            if row["how_often"] == "2" and not row["starts_on"]:
                self.add_error(f"starts_on_{at}", "Give a day on which it meets, to count from")
        return given

    def lines(self) -> list[dict[str, Any]]:
        """The lines of the timetable."""
        return [_line(row) for _, row in self.filled()]


def _line(row: dict[str, Any]) -> dict[str, Any]:
    often = row.pop("how_often") or "1"
    monthly = often.startswith("m")
    return row | {
        "frequency": "MONTHLY" if monthly else "WEEKLY",
        "nth": int(often[1:]) if monthly else None,
        "interval": 1 if monthly else int(often),
    }


class ProviderForm(Form):
    """Who runs activities."""

    name = forms.CharField(
        max_length=200, label="Name", error_messages={"required": "Enter what they are called"}
    )
    about = _text("What they do")
    email = forms.EmailField(required=False, max_length=254, label="E-mail")
    phone = forms.CharField(required=False, max_length=30, label="Telephone")
    website = forms.URLField(required=False, max_length=200, label="Website", assume_scheme="https")
