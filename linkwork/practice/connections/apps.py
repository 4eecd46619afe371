"""The connections room, as Django knows it."""

from django.apps import AppConfig


class ConnectionsConfig(AppConfig):
    """Practice: connections."""

    name = "linkwork.practice.connections"
    label = "connections"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what the clock does here."""
        from linkwork.practice.connections import jobs

        jobs.register_all()
