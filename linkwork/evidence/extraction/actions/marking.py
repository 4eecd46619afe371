"""Mark passages by their place or their words, and set suggestions aside."""

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.extraction import queries
from linkwork.evidence.extraction.models import Page, Passage, SetAside, hash_of
from linkwork.evidence.extraction.places import places_of
from linkwork.evidence.extraction.refusing import NotAllowed


@transaction.atomic
def mark(
    *,
    page: Page,
    start: int,
    end: int,
    quote: str,
    by: Actor,
    voice: str = Passage.Voice.AUTHOR,
) -> Passage:
    """Mark a passage by its place. Its words must be those that stand there."""
    kept = queries.passage_at(page, start, end)
    if kept is not None and kept.quote == quote:
        return kept
    document = page.document
    passage = Passage(
        organisation=document.organisation,
        subject=document.subject,
        document=document,
        page=page,
        start=start,
        end=end,
        quote=quote,
        quote_hash=hash_of(quote),
        voice=voice,
        marked_by=by.user,
        marked_at=timezone.now(),
    )
    passage.save()
    audit.record(by=by, action=Action.CREATE, verb="passage marked", on=passage)
    return passage


@transaction.atomic
def mark_words(*, page: Page, words: str, by: Actor, voice: str = Passage.Voice.AUTHOR) -> Passage:
    """Mark a passage by its words, which must stand on the page exactly once."""
    found = places_of(words, page.text)
    if len(found) != 1:
        many = "more than once" if found else "nowhere"
        raise NotAllowed(f"these words stand {many} on page {page.number}")
    start, end = found[0]
    quote = page.text[start:end]
    return mark(page=page, start=start, end=end, quote=quote, voice=voice, by=by)


@transaction.atomic
def set_aside(*, page: Page, start: int, end: int, by: Actor) -> SetAside:
    """Set a suggested sentence aside: it is not underlined again, and nothing else follows."""
    if not 0 <= start < end <= len(page.text):
        raise NotAllowed(f"page {page.number} has no characters {start} to {end}")
    document = page.document
    theirs = {"organisation": document.organisation, "subject": document.subject}
    told = {**theirs, "by": by.user, "at": timezone.now()}
    row, new = SetAside.objects.get_or_create(page=page, start=start, end=end, defaults=told)
    if new:
        audit.record(by=by, action=Action.CREATE, verb="suggestion set aside", on=document)
    return row
