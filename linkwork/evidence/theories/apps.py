"""The theories room, as Django knows it."""

from django.apps import AppConfig


class TheoriesConfig(AppConfig):
    """The programme theory in versions: what each holds, how it differs, and who signed it."""

    name = "linkwork.evidence.theories"
    label = "theories"
    default_auto_field = "django.db.models.BigAutoField"
