"""The journey room, as Django knows it."""

from django.apps import AppConfig


class JourneyConfig(AppConfig):
    """Practice: journey."""

    name = "linkwork.practice.journey"
    label = "journey"
    default_auto_field = "django.db.models.BigAutoField"
