"""The administration room, as Django knows it."""

from django.apps import AppConfig


class AdministrationConfig(AppConfig):
    """Practice: administration."""

    name = "linkwork.practice.administration"
    label = "administration"
    default_auto_field = "django.db.models.BigAutoField"
