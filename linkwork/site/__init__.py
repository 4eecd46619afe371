"""The only place that knows every room: settings, addresses and the command line."""

import os


def django_ready() -> None:
    """Make Django's models usable from a command or a script."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linkwork.site.settings")
    django.setup()
