"""What is asked of an administrator."""

from typing import Any

from django import forms

from linkwork.access.models import Organisation, PracticeFeature, ServicePolicy
from linkwork.access.roles import Role
from linkwork.practice.administration import queries
from linkwork.practice.administration.actions.posts import ROLES
from linkwork.ui.forms import Chips, DayField, Form, ModelForm

GIVEN = sorted({role for roles in ROLES.values() for role in roles}, key=lambda role: role.value)


class PostForm(Form):
    """A post for somebody."""

    name = forms.CharField(label="Name", max_length=150)
    email = forms.EmailField(label="E-mail address they sign in with")
    organisation = forms.ChoiceField(label="Works for")
    role = forms.ChoiceField(
        label="Role", choices=[(role.value, role.value.capitalize()) for role in GIVEN]
    )
    team = forms.ChoiceField(
        label="Team", required=False, help_text="Link workers and team leads belong to one."
    )
    since_on = DayField(label="From")

    def __init__(self, *args: Any, service: Organisation, **kwargs: Any) -> None:
        """Offer the service's bodies and teams."""
        super().__init__(*args, **kwargs)
        self.bodies = {str(one.public_id): one for one in queries.bodies(service)}
        self.teams = {str(one.public_id): one for one in queries.teams(service)}
        self.fields["organisation"].choices = [(k, b.name) for k, b in self.bodies.items()]  # type: ignore[attr-defined]
        none = [("", "No team")]
        self.fields["team"].choices = none + [(k, t.name) for k, t in self.teams.items()]  # type: ignore[attr-defined]

    def post(self) -> dict[str, Any]:
        """What was asked, as the action takes it."""
        said = self.cleaned_data
        return {
            "name": said["name"],
            "email": said["email"],
            "organisation": self.bodies[said["organisation"]],
            "team": self.teams.get(said["team"]),
            "role": Role(said["role"]),
            "since_on": said["since_on"],
        }


class EndPostForm(Form):
    """The last day of a post."""

    until_on = DayField(label="Last day")


class TeamForm(Form):
    """The name of a team."""

    name = forms.CharField(label="Name of the team", max_length=100)


class PracticeForm(Form):
    """A practice that refers to the service."""

    name = forms.CharField(label="Name", max_length=200)
    ods_code = forms.CharField(
        label="ODS code", max_length=12, required=False, help_text="For example Y01234."
    )
    email = forms.EmailField(
        label="E-mail address", required=False, help_text="Told that a note waits, never the note."
    )
    phone = forms.CharField(label="Telephone", max_length=30, required=False)


class FeatureForm(Form):
    """How a practice works with the service, from a day."""

    kind = forms.ChoiceField(
        label="What changed", choices=PracticeFeature.Kind.choices, widget=Chips()
    )
    present = forms.TypedChoiceField(
        label="Is it so?",
        choices=[("yes", "Yes"), ("no", "No longer")],
        coerce=lambda said: said == "yes",
        widget=Chips(),
    )
    since_on = DayField(label="Since")


class PolicyForm(ModelForm):
    """The clocks a service sets for itself, and what it says of itself."""

    class Meta:
        """In the order of a person's journey."""

        model = ServicePolicy
        exclude = ("organisation",)
        labels = {
            "first_attempt_working_days": "First attempt within (working days)",
            "attempts_required": "Attempts before “could not be reached”",
            "quiet_days": "Days without a word before we warn",
            "provider_reply_days": "Days a provider has to answer",
            "provider_answers_without_code": "A provider may answer one request without a code",
            "digest_weekday": "Day of the providers’ weekly summary",
            "review_weeks": "Review the plan every (weeks)",
            "contact_cap": "Most contacts for one person",
            "caseload_weight": "Caseload weight at which a link worker is full",
            "lone_visit_minutes": "Minutes before a visit alone is checked on",
            "retention_years": "Years a record is kept after closing",
            "inclusion": "Whom the service is for",
            "exclusion": "Whom it is not for, and where they go",
            "escalation": "Whom to ring when somebody is at risk",
        }
        help_texts = {
            "contact_cap": "Empty: no limit.",
            "escalation": "Shown where a visit is overdue or a concern is raised.",
            "retention_years": "Then somebody looks at it; nothing is deleted by itself.",
        }
        widgets = {
            "inclusion": forms.Textarea({"rows": 3}),
            "exclusion": forms.Textarea({"rows": 3}),
            "escalation": forms.Textarea({"rows": 3}),
            "digest_weekday": forms.Select(
                choices=list(
                    enumerate(
                        (
                            "Monday",
                            "Tuesday",
                            "Wednesday",
                            "Thursday",
                            "Friday",
                            "Saturday",
                            "Sunday",
                        )
                    )
                )
            ),
        }
