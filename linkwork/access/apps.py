"""The access room, as Django knows it."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Organisations, roles, decisions and the audit chain."""

    name = "linkwork.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell what access does by itself."""
        from linkwork.access import chores

        chores.register_all()
