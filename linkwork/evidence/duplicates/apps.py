"""The duplicates room, as Django knows it."""

from django.apps import AppConfig


class DuplicatesConfig(AppConfig):
    """Records that are one work: linked for a reason, never deleted, parted again at any time."""

    name = "linkwork.evidence.duplicates"
    label = "duplicates"
    default_auto_field = "django.db.models.BigAutoField"
