"""The directory room, as Django knows it."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Practice: directory."""

    name = "linkwork.practice.directory"
    label = "directory"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what the clock does here."""
        from linkwork.practice.directory import jobs

        jobs.register_all()
