"""The providers room, as Django knows it."""

from django.apps import AppConfig


class ProvidersConfig(AppConfig):
    """Practice: providers."""

    name = "linkwork.practice.providers"
    label = "providers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what the clock does here."""
        from linkwork.practice.providers import jobs

        jobs.register_all()
