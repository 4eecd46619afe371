"""The advice room, as Django knows it."""

from django.apps import AppConfig


class AdviceConfig(AppConfig):
    """Practice: advice."""

    name = "linkwork.practice.advice"
    label = "advice"
    default_auto_field = "django.db.models.BigAutoField"
