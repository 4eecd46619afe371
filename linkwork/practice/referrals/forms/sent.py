"""What a referrer may add to a referral they sent."""

from typing import Any

from django import forms

from linkwork.practice.referrals.forms.referring import ScaleField, YesNoField
from linkwork.ui.forms import Form


class AnswerForm(Form):
    """The answer to the team's question."""

    words = forms.CharField(
        label="Your answer",
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Write your answer"},
    )
    phone = forms.CharField(
        label="Another telephone number",
        help_text="If the one you gave was the trouble.",
        required=False,
        max_length=30,
        widget=forms.TextInput({"type": "tel", "autocomplete": "off"}),
    )


class WithdrawForm(Form):
    """Why it is taken back."""

    reason = forms.CharField(
        label="Why do you take it back?",
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Write why you take it back"},
    )


class OfferForm(Form):
    """How the offer was taken: all of it optional."""

    belief_it_will_help = ScaleField(
        label="How much do they believe it will help?", low="not at all", high="completely"
    )
    offer_fits = ScaleField(
        label="How well does the offer fit what they want?", low="not at all", high="completely"
    )
    concerns_raised = YesNoField(label="Did they voice a concern?")
    concerns_answered = YesNoField(label="Was it answered?")
    trust_in_referrer = ScaleField(
        label="How much do they trust whoever referred them?", low="not at all", high="completely"
    )
    felt_stigma = ScaleField(
        label="How awkward or ashamed did being referred feel?", low="not at all", high="very"
    )

    def as_kept(self, kept: Any) -> dict[str, Any]:
        """What was said now; what was said before stands where nothing is said now."""
        given = self.cleaned_data
        return {n: v if v is not None else getattr(kept, n) for n, v in given.items()}
