"""The messages room, as Django knows it."""

from django.apps import AppConfig


class MessagesConfig(AppConfig):
    """Practice: messages."""

    name = "linkwork.practice.messages"
    label = "gp_messages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell what the room does by itself."""
        from linkwork.practice.messages import jobs

        jobs.register_all()
