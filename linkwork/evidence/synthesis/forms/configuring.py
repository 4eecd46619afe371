"""What is asked of a configuration: contexts, the two halves of the mechanism, the outcome."""

from collections.abc import Collection
from typing import Any

from django import forms

from linkwork.evidence.synthesis.forms.standing import why
from linkwork.evidence.synthesis.forms.statements import STAGES
from linkwork.ui.forms import Form

HALVES = ("resource", "reasoning")
OF_ICAMO = ("intervention", "actor")  # asked only where the protocol has chosen that form
KEPT = (
    "nickname",
    "stage",
    "intervention",
    "actor",
    "contexts",
    "resource",
    "resource_gap",
    "reasoning",
    "reasoning_gap",
    "outcome",
    "intended",
    "demi_regularity",
    "substantive_theory",
)
STAYS = "The protocol’s form is {form} and asks for this no more; it stays until you empty it."


def _words(label: str, hint: str = "", *, most: int = 300, needed: bool = False) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(
        label=label, max_length=most, required=needed, help_text=hint, widget=area
    )


class ConfigurationForm(Form):
    """In this context this resource meets this reasoning, and this comes of it."""

    nickname = forms.CharField(label="Nickname", max_length=60, help_text="Two or three words.")
    statement = forms.ChoiceField(label="Statement it unpacks", required=False)
    stage = forms.ChoiceField(label="Stage", choices=STAGES)
    intervention = forms.CharField(label="What is done", max_length=300, required=False)
    actor = forms.CharField(label="Who acts", max_length=100, required=False)
    contexts = forms.CharField(
        label="Contexts",
        help_text="One on each line: for whom, and in what circumstances.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    resource = _words("Resource: what is offered", "What the person meets that was not there.")
    resource_gap = forms.BooleanField(label="No source tells of the resource", required=False)
    reasoning = _words("Reasoning: how people respond", "What they think, feel or decide.")
    reasoning_gap = forms.BooleanField(label="No source tells of the reasoning", required=False)
    outcome = _words("Outcome", needed=True)
    intended = forms.ChoiceField(
        label="The outcome is",
        choices=[("yes", "intended"), ("no", "not intended")],
        initial="yes",
        widget=forms.RadioSelect,
    )
    demi_regularity = _words(
        "Pattern seen", "A regularity that often, not always, shows in the sources.", most=500
    )
    substantive_theory = _words(
        "Theory from elsewhere", "A known theory that explains it, with its source.", most=500
    )
    reason = why("Why this version", "What you read, heard or noticed that led to it.")

    def __init__(
        self,
        *args: Any,
        offered: list[tuple[str, str]],
        written_as: str,
        filled: Collection[str] = (),
        **kwargs: Any,
    ) -> None:
        """Offer the statements of the review, and the parts that its form of configurations has.

        What is `filled` already stays to be seen and put right, whatever the form is by now.
        """
        super().__init__(*args, **kwargs)
        self.written_as = written_as
        for name in OF_ICAMO if written_as != "ICAMO" else ():
            if name in filled:
                self.fields[name].help_text = STAYS.format(form=written_as)
            else:
                del self.fields[name]
        self.fields["statement"].choices = [("", "None of them"), *offered]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Each half of the mechanism is said, or marked as a gap; never both, never neither."""
        given = super().clean() or {}
        for half in HALVES:
            said, gap = bool(given.get(half)), bool(given.get(f"{half}_gap"))
            if said and gap:
                self.add_error(half, f"Empty this, or do not mark the {half} as a gap")
            elif not said and not gap:
                self.add_error(half, f"Enter the {half}, or mark it as a gap")
        given["contexts"] = [one.strip() for one in given.get("contexts", "").splitlines()]
        given["contexts"] = [one for one in given["contexts"] if one]
        given["intended"] = given.get("intended") != "no"
        return given

    def configuration_fields(self) -> dict[str, Any]:
        """What the configuration keeps, without the statement and the reason."""
        return {name: self.cleaned_data.get(name, "") for name in KEPT}
