"""The library room, as Django knows it."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """The shelf of published statements: versions, sources, passages and findings beside each."""

    name = "linkwork.library"
    label = "library"
    default_auto_field = "django.db.models.BigAutoField"
