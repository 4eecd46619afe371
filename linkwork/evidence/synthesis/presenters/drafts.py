"""A draft that is to be proposed, sent back or published: its lines and what it rests on."""

from typing import Any

from linkwork.evidence.synthesis import queries
from linkwork.evidence.synthesis.models import StatementDraft
from linkwork.evidence.synthesis.presenters import frame
from linkwork.evidence.synthesis.presenters.statement import LINES


def draft_page(draft: StatementDraft) -> dict[str, Any]:
    """The context of the page on which a draft is moved on."""
    review = draft.review
    content = draft.content
    crumb = (f"{draft.code} {content['nickname']}", frame.href_of(review, draft.code))
    return frame.within(review, "statements", crumb) | {
        "draft": draft,
        "content": content,
        "lines": {name: content[name] for name in LINES},
        "passages": queries.resting_on(draft),
    }
