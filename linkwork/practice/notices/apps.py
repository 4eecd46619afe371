"""The notices room, as Django knows it."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Practice: notices."""

    name = "linkwork.practice.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell what the outbox does by itself."""
        from linkwork.practice.notices import jobs

        jobs.register_all()
