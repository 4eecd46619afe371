"""What is asked when a plan is made together, or looked at again."""

from typing import Any
from uuid import UUID

from django import forms

from linkwork.practice.plans.models import Goal, Step
from linkwork.practice.plans.versions import Promised, Wanted
from linkwork.practice.referrals.needs import NeedCode
from linkwork.ui.forms import Chips, DayField, Form, ManyChips, Scale, WhenField
from linkwork.ui.words import today

MOST_GOALS, MOST_STEPS = 4, 3
GOES_ON, REACHED, LET_GO = "goes on", "reached", "let go"
FATES = [(GOES_ON, "It goes on"), (REACHED, "They reached it"), (LET_GO, "Let it go")]
SOON = (7, 14, 28)  # days from today that are offered first


def named(name: str, place: int) -> str:
    """What the field of the goal or step in a place is called; the first goal's is the name."""
    return name if place == 1 else f"{name}_{place}"


def _scale(label: str, low: str, high: str) -> forms.TypedChoiceField:
    steps = [(str(step), str(step)) for step in range(11)]
    return forms.TypedChoiceField(
        label=label,
        required=False,
        choices=steps,
        coerce=int,
        empty_value=None,
        widget=Scale(low=low, high=high),
    )


def _goal_fields(place: int) -> dict[str, forms.Field]:
    first = place == 1
    words = forms.CharField(
        label="What do they want? In their own words" if first else "And what else do they want?",
        max_length=300,
        required=first,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write the goal in the person's own words"},
    )
    return {
        named("words", place): words,
        named("now", place): _scale("Where are they now?", "nowhere near it", "there already"),
        named("hoped", place): _scale("Where would they like to be?", "nowhere near it", "there"),
    }


def _step_fields(place: int) -> dict[str, forms.Field]:
    return {
        f"step_{place}": forms.CharField(
            label="What will be done?", max_length=200, required=False
        ),
        f"who_{place}": forms.ChoiceField(
            label="Who will do it?",
            choices=Step.Who.choices,
            required=False,
            widget=Chips(columns=2),
        ),
        f"due_{place}": WhenField(label="By when?", days=SOON, required=False),
    }


class PlanForm(Form):
    """Goals in their words, what stands in the way, who does what, when to look again."""

    needs = forms.MultipleChoiceField(
        label="What stands in the way?",
        required=False,
        choices=NeedCode.choices,
        widget=ManyChips(columns=2),
    )
    agreed_on = WhenField(label="When did they agree to it?", days=(0, -1), required=False)
    review_on = DayField(label="When will you look at it again together?", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for a few goals and steps; only the first goal must be there."""
        super().__init__(*args, **kwargs)
        for place in range(1, MOST_GOALS + 1):
            self.fields.update(_goal_fields(place))
        for place in range(1, MOST_STEPS + 1):
            self.fields.update(_step_fields(place))

    def clean(self) -> dict[str, Any]:
        """A plan is agreed on a day that has been, and looked at again on a later one."""
        given: dict[str, Any] = super().clean() or {}
        agreed_on, review_on = given.get("agreed_on"), given.get("review_on")
        if agreed_on and agreed_on > today():
            self.add_error("agreed_on", "The day they agreed must be today or in the past")
        if agreed_on and not review_on and "review_on" not in self.errors:
            self.add_error("review_on", "Say when you will look at it again, like 5 1 2027")
        if agreed_on and review_on and review_on <= agreed_on:
            self.add_error("review_on", "The day to look again must be after the day they agreed")
        for place in range(1, MOST_STEPS + 1):
            if given.get(f"due_{place}") and not given.get(f"step_{place}"):
                self.add_error(f"step_{place}", "Say what will be done by that day")
        return given

    def shown(self, name: str, most: int) -> list[int]:
        """The places that have something in them, the first one always."""
        held = [n for n in range(1, most + 1) if self[self._name(name, n)].value()]
        return list(range(1, max([1, *held]) + 1))

    def _name(self, name: str, place: int) -> str:
        return named(name, place) if name == "words" else f"{name}_{place}"

    @property
    def goals(self) -> list[Wanted]:
        """The goals as an action takes them."""
        return [self.wanted(place) for place in range(1, MOST_GOALS + 1) if self._words(place)]

    def _words(self, place: int) -> str:
        return str(self.cleaned_data.get(named("words", place)) or "").strip()

    def wanted(self, place: int, thread: UUID | None = None) -> Wanted:
        """The goal in one place."""
        given = self.cleaned_data
        now, hoped = given[named("now", place)], given[named("hoped", place)]
        return Wanted(self._words(place), now, hoped, thread)

    @property
    def steps(self) -> list[Promised]:
        """Who does what, as an action takes it."""
        given = self.cleaned_data
        return [
            Promised(given[f"step_{n}"], given[f"who_{n}"] or Step.Who.PERSON, given[f"due_{n}"])
            for n in range(1, MOST_STEPS + 1)
            if given.get(f"step_{n}")
        ]


class ReviseForm(PlanForm):
    """Looking again: what became of each goal, where they stand now, and what changed."""

    reason = forms.CharField(
        label="What changed, and why?",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, held: list[Goal], **kwargs: Any) -> None:
        """Ask of every goal of the version in force what became of it."""
        super().__init__(*args, **kwargs)
        self.held = held
        for place, _goal in enumerate(held[:MOST_GOALS], start=1):
            self.fields[named("fate", place)] = forms.ChoiceField(
                label="What became of this goal?",
                choices=FATES,
                initial=GOES_ON,
                required=False,
                widget=Chips(columns=1),
            )

    def clean(self) -> dict[str, Any]:
        """One goal at least goes on or is new; nothing is emptied without saying what became."""
        given = super().clean()
        for place in range(2, len(self.held) + 1):
            if not given.get(named("words", place)) and not self._ended(place):
                name = named("words", place)
                self.add_error(name, "Keep the words, and say below what became of the goal")
        if not self.errors and not self.goals:
            self.add_error(
                named("fate", 1),
                "No goal goes on: complete the plan on its page, or add another goal",
            )
        return given

    def _fate(self, place: int) -> str:
        return str(self.cleaned_data.get(named("fate", place)) or GOES_ON)

    def _ended(self, place: int) -> bool:
        return place <= len(self.held) and self._fate(place) != GOES_ON

    @property
    def goals(self) -> list[Wanted]:
        """The goals that go on, each on its thread, and the new ones."""
        places = [n for n in range(1, MOST_GOALS + 1) if self._words(n) and not self._ended(n)]
        threads = {n: goal.thread for n, goal in enumerate(self.held, start=1)}
        return [self.wanted(place, threads.get(place)) for place in places]

    @property
    def fates(self) -> dict[UUID, bool]:
        """Of each goal that does not go on, whether it was reached."""
        return {
            goal.thread: self._fate(place) == REACHED
            for place, goal in enumerate(self.held[:MOST_GOALS], start=1)
            if self._ended(place)
        }
