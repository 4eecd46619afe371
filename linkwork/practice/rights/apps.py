"""The rights room, as Django knows it."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    """Practice: rights."""

    name = "linkwork.practice.rights"
    label = "rights"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell what the clock does for records."""
        from linkwork.practice.rights import jobs

        jobs.register_all()
