"""The configurations room, as Django knows it."""

from django.apps import AppConfig


class ConfigurationsConfig(AppConfig):
    """Combinations that go with an outcome: comparisons registered before they are run."""

    name = "linkwork.learning.configurations"
    label = "configurations"
    default_auto_field = "django.db.models.BigAutoField"
