"""How far an entry of the directory can be trusted: by the day somebody last confirmed it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from linkwork.ui.words import day, waited

AGEING_AFTER = 180  # days: then amber
STALE_AFTER = 365  # days: then out of suggestions


class Freshness(StrEnum):
    """Confirmed of late, some time ago, or too long ago to suggest."""

    FRESH = "fresh"
    AGEING = "ageing"
    STALE = "stale"


@dataclass(frozen=True)
class Trust:
    """The freshness of one entry, and how a page says it."""

    freshness: Freshness
    words: str
    detail: str

    @property
    def doubtful(self) -> bool:
        """Say whether the entry should be checked before anyone is sent."""
        return self.freshness is not Freshness.FRESH

    @property
    def suggested(self) -> bool:
        """Say whether the entry may be suggested to anybody."""
        return self.freshness is not Freshness.STALE


def trust(assured_on: date | None, assured_by: str, today: date) -> Trust:
    """Say how fresh an entry is; one that nobody ever confirmed is stale."""
    if assured_on is None:
        return Trust(Freshness.STALE, "Never confirmed", "")
    age = (today - assured_on).days
    by = f"by {assured_by}" if assured_by else ""
    if age <= AGEING_AFTER:
        return Trust(Freshness.FRESH, day(assured_on), by)
    kind = Freshness.AGEING if age <= STALE_AFTER else Freshness.STALE
    return Trust(kind, day(assured_on), ", ".join(filter(None, (f"{waited(age)} ago", by))))


def oldest_suggested(today: date) -> date:
    """The earliest day of confirmation with which an entry may still be suggested."""
    return today - timedelta(days=STALE_AFTER)
