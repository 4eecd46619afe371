"""The providers room, as Django knows it."""

from django.apps import AppConfig


class ProvidersConfig(AppConfig):
    """Practice: providers."""

    name = "linkwork.practice.providers"
    label = "providers"
    default_auto_field = "django.db.models.BigAutoField"
