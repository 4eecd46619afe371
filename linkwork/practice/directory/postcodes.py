"""Where postcodes are: one looked up, and a table of them taken in as the deployer has it."""

import re

from linkwork.practice.directory.models import Postcode

FULL = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}")


def tidy(text: str) -> str:
    """A postcode without its space, in capitals; empty where it is not a whole postcode."""
    code = re.sub(r"\s+", "", text).upper()
    return code if FULL.fullmatch(code) else ""


def find(text: str) -> Postcode | None:
    """Where a postcode is, if the table has it."""
    code = tidy(text)
    return Postcode.objects.filter(code=code).first() if code else None
