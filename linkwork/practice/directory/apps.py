"""The directory room, as Django knows it."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Practice: directory."""

    name = "linkwork.practice.directory"
    label = "directory"
    default_auto_field = "django.db.models.BigAutoField"
