"""What authors wrote for the report of a review, and what its tables ask of records."""

from collections.abc import Iterable

from linkwork.evidence.records import queries as records
from linkwork.evidence.records.models import Record, Review
from linkwork.evidence.reporting.models import Section, SectionVersion
from linkwork.evidence.screening.models import ScreeningDecision
from linkwork.evidence.screening.standing import OUTSIDE


def sections(review: Review) -> dict[str, Section]:
    """What the authors wrote, by the name of the part; an emptied part counts as not written."""
    rows = Section.objects.filter(review=review).exclude(text="")
    return {one.part: one for one in rows}


def section(review: Review, part: str) -> Section | None:
    """One part, as it stands now."""
    return Section.objects.filter(review=review, part=part).first()


def versions(section: Section) -> list[SectionVersion]:
    """How a part stood, the newest first."""
    return list(SectionVersion.objects.filter(section=section).order_by("-number"))


def in_short(review: Review, keys: Iterable[int]) -> dict[int, Record]:
    """Some records of a review without their long texts, by primary key."""
    rows = records.records(review).defer("raw", "abstract", "notes", "keywords", "behind")
    return rows.in_bulk(list(keys))


def notes(review: Review, decisions: Iterable[int]) -> dict[int, str]:
    """The notes of some decisions to leave a record out, by the decision's primary key."""
    rows = ScreeningDecision.objects.filter(record__review=review, answer__in=OUTSIDE)
    rows = rows.filter(pk__in=list(decisions))
    return dict(rows.exclude(note="").values_list("pk", "note"))
