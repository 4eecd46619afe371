"""The answers room, as Django knows it."""

from django.apps import AppConfig


class AnswersConfig(AppConfig):
    """Who it works for and why: one page that everybody can read."""

    name = "linkwork.learning.answers"
    label = "answers"
    default_auto_field = "django.db.models.BigAutoField"
