"""What the forms of every part share."""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.matrix.cast import House

Body = Callable[[House], dict[str, Any]]


def today() -> str:
    """Today, as a date input writes it."""
    return timezone.localdate().isoformat()


def file(name: str, content: bytes) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content)
