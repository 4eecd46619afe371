"""Which figures are asked for: a period and what they are narrowed to. Sent by address."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from linkwork.access.models import Organisation, User
from linkwork.practice.referrals.needs import NeedCode
from linkwork.practice.reports.cohorts import (
    QUARTER,
    Cohort,
    Reach,
    back,
    last_day,
    quarter_of,
    usual_period,
)

YEARS = 5  # how far back one may look
FIFTHS = ((1, "Most deprived fifth"), (2, "2nd"), (3, "3rd"), (4, "4th"), (5, "Least deprived"))
NARROWING = ("practice", "need", "fifth", "link_worker")
ONE_AT_A_TIME = (
    "Choose one of practice, need and area at a time: in smaller groups, people could be found."
)


class Filters(forms.Form):
    """Period and filters; for whoever may not see small numbers, in quarters and one at a time."""

    since = forms.ChoiceField(required=False, label="Offered from")
    until = forms.ChoiceField(required=False, label="To the end of")
    practice = forms.TypedChoiceField(required=False, label="Practice", coerce=int)
    fifth = forms.TypedChoiceField(
        required=False,
        label="Area",
        coerce=int,
        choices=[("", "Every area"), *FIFTHS],
    )
    need = forms.ChoiceField(
        required=False, label="Main need", choices=[("", "Every need"), *NeedCode.choices]
    )
    link_worker = forms.TypedChoiceField(required=False, label="Link worker", coerce=int)

    def __init__(
        self,
        data: Any,
        *,
        reach: Reach,
        today: date,
        practices: Iterable[Organisation],
        link_workers: Iterable[User],
    ) -> None:
        """Offer what whoever asks may choose."""
        super().__init__(data if set(data) & set(self.base_fields) else None)
        self.reach, self.today = reach, today
        self.usual = usual_period(today, reach.careful)
        self._offer("since", months(today, reach.careful, first=True))
        self._offer("until", months(today, reach.careful, first=False))
        self.initial = {
            name: f"{on:%Y-%m}" for name, on in zip(("since", "until"), self.usual, strict=True)
        }
        self._offer("practice", [("", "Every practice"), *((p.pk, p.name) for p in practices)])
        workers = [(one.pk, one.name) for one in link_workers]
        self._offer("link_worker", [("", "Every link worker"), *workers])
        if reach.practice_id is not None:
            del self.fields["practice"]
        if reach.team_id is None:
            del self.fields["link_worker"]

    def _offer(self, name: str, choices: list[tuple[Any, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """A period runs forward; careful figures are narrowed by one thing."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("since") and said.get("until") and said["since"] > said["until"]:
            self.add_error("until", "Choose a month that is not before the first.")
        if self.reach.careful and sum(bool(said.get(name)) for name in NARROWING) > 1:
            raise forms.ValidationError(ONE_AT_A_TIME)
        return said

    def cohort(self) -> Cohort:
        """The cohort asked for; where the form is not right, the usual one."""
        said = self.cleaned_data if self.is_bound and self.is_valid() else {}
        since, until = self.usual
        if said.get("since"):
            since = _month(said["since"])
        if said.get("until"):
            until = last_day(_month(said["until"]))
        return Cohort(
            reach=self.reach,
            since=since,
            until=max(until, last_day(since)),
            today=self.today,
            practice_id=said.get("practice") or None,
            link_worker_id=said.get("link_worker") or None,
            need=said.get("need") or "",
            fifth=said.get("fifth") or None,
            narrowed_to=tuple(self._chosen(said)),
        )

    def _chosen(self, said: dict[str, Any]) -> Iterable[str]:
        for name in NARROWING:
            if said.get(name):
                choices = self.fields[name].choices  # type: ignore[attr-defined]
                yield dict(choices)[said[name]]


def months(today: date, careful: bool, *, first: bool) -> list[tuple[str, str]]:
    """The months (or the first or last months of quarters) that one may choose, newest first."""
    start = date(today.year, today.month, 1)
    if careful:  # a quarter that has not ended would show its newest people by difference
        start = back(quarter_of(start), QUARTER if first else 1)
    step = QUARTER if careful else 1
    found = [back(start, number) for number in range(0, YEARS * 12, step)]
    return [(f"{one:%Y-%m}", f"{one:%B %Y}") for one in found]


def _month(said: str) -> date:
    year, month = said.split("-")
    return date(int(year), int(month), 1)
