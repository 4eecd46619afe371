"""A review with one statement that passages support and contradict, and one with no passage."""

import pytest

from linkwork.access.actors import Actor
from linkwork.evidence.extraction import actions as extraction
from linkwork.evidence.extraction import queries as pages
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import actions as synthesis
from linkwork.evidence.theories import actions
from linkwork.evidence.theories.models import TheoryVersion
from linkwork.library import actions as library

TEXT = "She went along with him. He went in alone and stayed. Nobody asked."
NARRATIVE = "Going along helps [EG3].\n\nAn activity within reach is reached [EG1]."


@pytest.fixture
def worked(review: Review, sade: Actor) -> Review:
    """EG3 with a passage for and one against, EG1 with none; both prioritised."""
    library.load_starter(by=Actor.system(review.organisation))
    synthesis.take_up(review=review, codes=["EG3", "EG1"], reason="to begin with", by=sade)
    document = extraction.hand_in(
        review=review, content=TEXT.encode(), file_name="a.txt", invented=True, by=sade
    )
    page = pages.pages(document)[0]
    for words, stance in (("went along with him", "supports"), ("went in alone", "contradicts")):
        passage = extraction.mark_words(page=page, words=words, by=sade)
        synthesis.code(passage=passage, code="EG3", version=1, stance=stance, by=sade)
    for code in ("EG3", "EG1"):
        synthesis.set_status(
            review=review, code=code, version=1, status="prioritised", reason="panel", by=sade
        )
    return review


@pytest.fixture
def theory(worked: Review, sade: Actor) -> TheoryVersion:
    """The first version, being written."""
    return actions.write(
        review=worked,
        title="How company works",
        narrative=NARRATIVE,
        chosen=["EG3", "EG1"],
        reason="the first",
        by=sade,
    )
