"""The outcomes room, as Django knows it."""

from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    """Practice: outcomes."""

    name = "linkwork.practice.outcomes"
    label = "outcomes"
    default_auto_field = "django.db.models.BigAutoField"
