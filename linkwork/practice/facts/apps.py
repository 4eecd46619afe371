"""The facts room, as Django knows it."""

from django.apps import AppConfig


class FactsConfig(AppConfig):
    """Practice: facts."""

    name = "linkwork.practice.facts"
    label = "facts"
    default_auto_field = "django.db.models.BigAutoField"
