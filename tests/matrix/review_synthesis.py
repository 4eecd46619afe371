"""Statements with statuses and links, a configuration, a step, and a passage against one."""

from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.evidence.extraction import actions as extraction
from linkwork.evidence.extraction.models import Passage
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import actions
from tests.matrix.cast import House


def synthesis(house: House, review: Review, told: str, by: Actor) -> None:
    """One of each thing of the room; the canary in every text."""
    actions.take_up(review=review, codes=["EG3", "EG4"], reason=told, by=by)
    actions.set_status(
        review=review, code="EG3", version=1, status="kept", reason=told, provoked_by=told, by=by
    )
    actions.merge(review=review, codes=["EG4"], into="EG3", reason=told, by=by)
    link = actions.link(
        review=review, from_code="EG3", to_code="EG90", way="feeds", how=told, by=by
    )
    house.keep("tie_id", link)
    configured = actions.configure(
        review=review, statement="EG3", fields=_configured(told), reason=told, by=by
    )
    house.keep("configured_id", configured)
    against = _against(review, told, Actor.system(review.organisation))
    house.keep("against_id", against)
    step = actions.move(
        review=review,
        sort="situate",
        passages=[against],
        named=[("EG3", 1)],
        output=told,
        rationale=told,
        by=by,
    )
    house.keep("move_id", step)


def _configured(told: str) -> dict[str, object]:
    words = ("nickname", "intervention", "actor", "resource", "outcome")
    also = ("demi_regularity", "substantive_theory")
    return dict.fromkeys((*words, *also), told) | {
        "stage": "engagement",
        "contexts": [told],
        "resource_gap": False,
        "reasoning": "",
        "reasoning_gap": True,
        "intended": True,
    }


def _against(review: Review, told: str, by: Actor) -> Passage:
    """A passage of a document of its own, which nobody is reading a second time."""
    said = f"{told} {timezone.now():%Y}"
    document = extraction.hand_in(
        review=review, content=said.encode(), file_name="against.txt", title=told, by=by
    )
    page = document.pages.get()
    passage = extraction.mark_words(page=page, words=told, by=by)
    actions.code(passage=passage, code="EG3", version=1, stance="contradicts", memo=told, by=by)
    return passage
