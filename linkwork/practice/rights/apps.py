"""The rights room, as Django knows it."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    """Practice: rights."""

    name = "linkwork.practice.rights"
    label = "rights"
    default_auto_field = "django.db.models.BigAutoField"
