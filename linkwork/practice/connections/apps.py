"""The connections room, as Django knows it."""

from django.apps import AppConfig


class ConnectionsConfig(AppConfig):
    """Practice: connections."""

    name = "linkwork.practice.connections"
    label = "connections"
    default_auto_field = "django.db.models.BigAutoField"
