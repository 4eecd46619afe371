"""The reporting room, as Django knows it."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """How far a review has come, and all that leaves it: diagrams, tables, reports, the bundle."""

    name = "linkwork.evidence.reporting"
    label = "reporting"
    default_auto_field = "django.db.models.BigAutoField"
