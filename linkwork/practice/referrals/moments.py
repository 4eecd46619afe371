"""The moment an act is dated: now, or the working morning of an earlier day."""

from datetime import date, datetime, time

from django.utils import timezone

MORNING = time(9, 0)


def moment(on: date | None) -> datetime:
    """The moment for an act on a day; now where the day is today or not said."""
    if on is None or on == timezone.localdate():
        return timezone.now()
    return timezone.make_aware(datetime.combine(on, MORNING))
