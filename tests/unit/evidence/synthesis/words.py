"""Words that several tests of the synthesis draft, code and configure with."""

from typing import Any

from linkwork.access.actors import Actor
from linkwork.evidence.extraction import actions as extraction
from linkwork.evidence.extraction import queries as pages
from linkwork.evidence.extraction.models import Passage
from linkwork.evidence.records.models import Review

FIELDS: dict[str, Any] = {
    "stage": "engagement",
    "actor": "provider",
    "nickname": "Expected",
    "if_text": "somebody goes along",
    "condition": "accompanied",
    "then_text": "goes to the first session",
    "outcome": "first_session_attended",
    "direction": "more likely",
    "because_text": "company",
    "mechanism": "proposed",
}
CONFIGURED: dict[str, Any] = {
    "nickname": "Met at home",
    "stage": "engagement",
    "intervention": "",
    "actor": "link worker",
    "contexts": ["people who live alone", "little recent company"],
    "resource": "somebody comes to the door and goes along",
    "resource_gap": False,
    "reasoning": "",
    "reasoning_gap": True,
    "outcome": "goes to the first session",
    "intended": True,
    "demi_regularity": "",
    "substantive_theory": "",
}
WORDS = (
    "She went along with him.",
    "He went by himself.",
    "Nobody had time to go along.",
    "They met in a hall.",
)


def mark(review: Review, words: str, by: Actor, file_name: str = "a.txt") -> Passage:
    """Mark words in a document of the review, handing it in where it is not there yet."""
    content = "\n".join(WORDS).encode()
    document = extraction.hand_in(review=review, content=content, file_name=file_name, by=by)
    return extraction.mark_words(page=pages.pages(document)[0], words=words, by=by)
