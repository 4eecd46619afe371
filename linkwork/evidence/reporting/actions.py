"""What authors do to a report: write one of its parts."""

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.models.protected import VersionConflict
from linkwork.access.roles import Action
from linkwork.evidence.records.models import Review
from linkwork.evidence.reporting import queries
from linkwork.evidence.reporting.models import Section, SectionVersion
from linkwork.evidence.reporting.parts import BY_NAME


class NotAllowed(ValueError):
    """It cannot be written so; the message says why."""


@transaction.atomic
def write(*, review: Review, part: str, text: str, by: Actor, expected: int = 0) -> Section:
    """Write a part of the report; how it stood before is kept. `expected` is the version read."""
    if part not in BY_NAME:
        raise NotAllowed(f"{part} is no part of a report")
    section = queries.section(review, part)
    now = timezone.now()
    if section is None:
        section = Section.objects.create(
            organisation=review.organisation,
            subject=review.public_id,
            review=review,
            part=part,
            text=text.strip(),
            written_by=by.name,
            written_at=now,
        )
    elif section.version != expected:
        raise VersionConflict(section)
    else:
        section.save_over(expected, text=text.strip(), written_by=by.name, written_at=now)
    SectionVersion.objects.create(
        section=section, number=section.version, text=section.text, by=by.name, at=now
    )
    audit.record(by=by, action=Action.AMEND, verb="part of the report written", on=section)
    return section
