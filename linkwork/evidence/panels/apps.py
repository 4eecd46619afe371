"""The panels room, as Django knows it."""

from django.apps import AppConfig


class PanelsConfig(AppConfig):
    """What matters most: items frozen, a rule locked, private votes, a result by constituency."""

    name = "linkwork.evidence.panels"
    label = "panels"
    default_auto_field = "django.db.models.BigAutoField"
