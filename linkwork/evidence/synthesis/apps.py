"""The synthesis room, as Django knows it."""

from django.apps import AppConfig


class SynthesisConfig(AppConfig):
    """From passages to statements: drafted, proposed, published."""

    name = "linkwork.evidence.synthesis"
    label = "synthesis"
    default_auto_field = "django.db.models.BigAutoField"
