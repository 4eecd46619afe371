"""The records room, as Django knows it."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """A review and what its searches found."""

    name = "linkwork.evidence.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
