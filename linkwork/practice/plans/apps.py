"""The plans room, as Django knows it."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Practice: plans."""

    name = "linkwork.practice.plans"
    label = "plans"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell what plans do by themselves."""
        from linkwork.practice.plans import jobs

        jobs.register_all()
