"""The only place that knows every room: settings, addresses and the command line."""

import os

# A scan multiplies many small matrices: more threads than one only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def django_ready() -> None:
    """Make Django's models usable from a command or a script."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linkwork.site.settings")
    django.setup()
