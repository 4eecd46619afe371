"""The screening room, as Django knows it."""

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    """Which records stay in, which go out, and why."""

    name = "linkwork.evidence.screening"
    label = "screening"
    default_auto_field = "django.db.models.BigAutoField"
