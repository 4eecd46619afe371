"""Where readers differ: what each said, and who may settle it."""

from typing import Any

from django.urls import reverse

from linkwork.access.models import User
from linkwork.evidence.records import presenters as records
from linkwork.evidence.records import queries as records_of
from linkwork.evidence.records.models import Record
from linkwork.evidence.screening import queries
from linkwork.evidence.screening.blindness import within
from linkwork.evidence.screening.board import Board
from linkwork.evidence.screening.levels import ASKS, MEANS, REASONS, Answer
from linkwork.evidence.screening.models import ScreeningDecision
from linkwork.evidence.screening.piles import Chosen
from linkwork.evidence.screening.presenters.frame import framed
from linkwork.evidence.screening.presenters.reading import answers_of
from linkwork.evidence.screening.presenters.words import WORDS, decision, word
from linkwork.evidence.screening.standing import TO_SETTLE
from linkwork.ui.words import joined

MOST = 100


def conflicts(now: Board, chosen: Chosen, reader: User | None) -> dict[str, Any]:
    """The context of the list of what waits for a third."""
    level, names = chosen.level, names_of(now)
    keys = [pk for pk in within(now, chosen.pile(now)) if now.standing(pk, level) in TO_SETTLE]
    rows = [
        {
            "title": one.title,
            "short": one.short,
            "standing": WORDS[now.standing(one.pk, level)],
            "said": [
                {"who": names.get(said.reviewer, "Another reader")} | word(said)
                for said in now.of(one.pk, level).words.values()
            ],
            "mine": bool(reader and reader.pk in now.of(one.pk, level).words),
            "href": chosen.to("screening:settle", now.review, one.public_id),
        }
        for one in queries.by_keys(now.review, keys[:MOST])
    ]
    return framed(now, chosen, reader, "screening:conflicts") | {
        "rows": rows,
        "found": len(keys),
        "thirds": len(names) > 2,
    }


def settling(
    now: Board,
    chosen: Chosen,
    record: Record,
    said: list[ScreeningDecision],
    reader: User | None,
) -> dict[str, Any]:
    """The context of the page on which a third settles one record."""
    readers = {one.reviewer_id for one in said if not one.settles}
    others = [name for pk, name in names_of(now).items() if pk not in readers]
    own = bool(reader and reader.pk in readers and len(readers) > 1)
    return framed(now, chosen, reader, "screening:settle") | {
        "record": record,
        "where": records.where(record),
        "said": [decision(one) for one in said],
        "ask": ASKS[chosen.level],
        "answers": [one for one in answers_of(chosen.level) if one["value"] != Answer.MAYBE],
        "reasons": [(one.value, str(one.label)) for one in REASONS[chosen.level]],
        "means": MEANS,
        "own": own,
        "others": joined(others),
        "again_href": chosen.to("screening:record", now.review, record.public_id),
        "record_href": reverse("records:record", args=[now.review.public_id, record.public_id]),
    }


def names_of(now: Board) -> dict[int, str]:
    """The members of the review, by their key."""
    return {one.pk: one.name for one in records_of.members(now.review)}
