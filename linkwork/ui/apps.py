"""The room of pages: frame, components, words and dates."""

from __future__ import annotations

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Make the templates and the stylesheet of this room known to Django."""

    name = "linkwork.ui"
    label = "ui"
    verbose_name = "Pages and components"
