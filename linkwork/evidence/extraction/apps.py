"""The extraction room, as Django knows it."""

from django.apps import AppConfig


class ExtractionConfig(AppConfig):
    """Documents, the passages marked in them, and what each passage says of a statement."""

    name = "linkwork.evidence.extraction"
    label = "extraction"
    default_auto_field = "django.db.models.BigAutoField"
