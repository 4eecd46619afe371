"""The plans room, as Django knows it."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Practice: plans."""

    name = "linkwork.practice.plans"
    label = "plans"
    default_auto_field = "django.db.models.BigAutoField"
