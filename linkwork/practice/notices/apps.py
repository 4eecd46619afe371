"""The notices room, as Django knows it."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Practice: notices."""

    name = "linkwork.practice.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
