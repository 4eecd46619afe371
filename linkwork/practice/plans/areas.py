"""Where a gap is counted: the district of a postcode, wide enough to name nobody's street."""

import re

WHOLE = re.compile(r"^([A-Z]{1,2}[0-9][A-Z0-9]?)[0-9][A-Z]{2}$")
DISTRICT = re.compile(r"^[A-Z]{1,2}[0-9][A-Z0-9]?$")


def district(postcode: str) -> str:
    """The outward part of a postcode (“LS6 2AB” is in LS6); nothing where it cannot be read."""
    tight = "".join(postcode.upper().split())
    whole = WHOLE.match(tight)
    if whole:
        return whole.group(1)
    return tight if DISTRICT.match(tight) else ""
