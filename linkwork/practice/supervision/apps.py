"""The supervision room, as Django knows it."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """Practice: supervision."""

    name = "linkwork.practice.supervision"
    label = "supervision"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the room's jobs known."""
        from linkwork.practice.supervision import jobs

        jobs.register_all()
