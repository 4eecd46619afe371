"""The protocols room, as Django knows it."""

from django.apps import AppConfig


class ProtocolsConfig(AppConfig):
    """How the review is to be done, who does it, and every change of plan with its reason."""

    name = "linkwork.evidence.protocols"
    label = "protocols"
    default_auto_field = "django.db.models.BigAutoField"
