"""The studies room, as Django knows it."""

from django.apps import AppConfig


class StudiesConfig(AppConfig):
    """A study registered before it runs, the cases it was run on, and what it found."""

    name = "linkwork.learning.studies"
    label = "studies"
    default_auto_field = "django.db.models.BigAutoField"
