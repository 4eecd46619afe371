"""The reports room, as Django knows it."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Practice: reports."""

    name = "linkwork.practice.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"
