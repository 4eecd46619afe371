"""The releases room, as Django knows it."""

from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    """What leaves the service as counts: attacked by ourselves first, released by two people."""

    name = "linkwork.learning.releases"
    label = "releases"
    default_auto_field = "django.db.models.BigAutoField"
