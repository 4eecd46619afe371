"""Whether one coder or two marked the words that say why; and nobody hears of unread work."""

import pytest

from linkwork.access.actors import Actor
from linkwork.evidence.extraction import actions as extraction
from linkwork.evidence.extraction.models import Passage
from linkwork.evidence.extraction.places import Span as Stretch
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import actions
from linkwork.library import actions as library
from tests.unit.evidence.synthesis.words import FIELDS, mark
from tests.unit.evidence.test_pages import browser, words

QUOTE = "She went along with him."
ALONE = "only one coder marked it: ask a second coder to read"


@pytest.fixture
def passage(review: Review, sade: Actor) -> Passage:
    """A passage that Sade says is for EG3, and says why."""
    library.load_starter(by=Actor.system(review.organisation))
    made = mark(review, QUOTE, sade)
    say(made, sade)
    return made


def say(passage: Passage, by: Actor, *, why: bool = True, stance: str = "supports") -> None:
    """Code it to EG3, with its reasoning marked or not."""
    stretch = Stretch(passage.start, passage.start + 8, "reasoning")
    spans = [stretch] if why else []
    actions.code(passage=passage, code="EG3", version=1, stance=stance, spans=spans, by=by)


def read(review: Review, by: Actor, code: str = "EG3") -> str:
    """The page of a statement as somebody reads it."""
    said = words(browser(by).get(f"/reviews/{review.public_id}/statements/{code}/").content)
    return " ".join(said.split())


def test_one_coder_alone_asks_for_a_second(review: Review, passage: Passage, sade: Actor) -> None:
    """It says that there is one, and leads to where a second is asked."""
    said = read(review, sade)
    assert "1 passage for it says why, in words marked as reasoning." in said
    assert ALONE.capitalize() in said
    assert (
        f"/documents/{passage.document.public_id}/second/"
        in browser(sade).get(f"/reviews/{review.public_id}/statements/EG3/").content.decode()
    )
    assert "may say that it is stated" not in said


def test_two_coders_let_it_be_stated(
    review: Review, passage: Passage, sade: Actor, tom: Actor
) -> None:
    """Both marked it: the next version may say so; nobody is asked for."""
    say(passage, tom)
    said = read(review, sade)
    assert "Two coders marked it. Where they are these reasons, the next version may" in said
    assert "ask a second coder" not in said


def test_of_several_it_says_how_many(
    review: Review, passage: Passage, sade: Actor, tom: Actor
) -> None:
    """One passage of two coders and one of one are told apart."""
    say(passage, tom)
    say(mark(review, "He went by himself.", sade), sade)
    said = read(review, sade)
    assert "2 passages for it say why" in said
    assert "In 1 of these two coders marked it." in said
    assert "In 1 of these only one coder marked it: ask a second coder" in said
    assert "may say that it is stated" not in said


def test_another_who_does_not_mark_it(
    review: Review, passage: Passage, sade: Actor, tom: Actor
) -> None:
    """A second reading that found no reason there is no reason to ask for one more."""
    say(passage, tom, why=False)
    said = read(review, sade)
    assert "only one coder marked it, and another who read it did not: talk about" in said.lower()
    assert "ask a second coder" not in said


@pytest.mark.parametrize("why", [True, False])
def test_what_a_second_coder_does_is_not_told(
    review: Review, passage: Passage, sade: Actor, tom: Actor, why: bool
) -> None:
    """Under way: the page is the same before they code, and whatever they code, until they end."""
    assert tom.user is not None
    reading = extraction.ask(document=passage.document, coder=tom.user, by=sade)
    before = read(review, sade)
    assert "what they mark is not shown until they have finished" in before
    assert "ask a second coder" not in before
    say(passage, tom, why=why)
    assert read(review, sade) == before
    extraction.finish(reading=reading, by=tom)
    after = read(review, sade)
    assert ("Two coders marked it." in after) is why
    assert ("another who read it did not" in after) is not why


@pytest.mark.parametrize("coded", [True, False])
def test_a_second_coder_hears_of_nobody(
    review: Review, sade: Actor, tom: Actor, coded: bool
) -> None:
    """Reading on their own they see no count, the same whether the first has coded or not."""
    library.load_starter(by=Actor.system(review.organisation))
    actions.take_up(review=review, codes=["EG3"], reason="To be read for", by=sade)
    made = mark(review, QUOTE, sade)
    assert tom.user is not None
    extraction.ask(document=made.document, coder=tom.user, by=sade)
    if coded:
        say(made, sade)
    said = read(review, tom)
    assert "No passage in sight says why." in said
    assert "on your own: nothing marked in it is counted here until you have finished" in said
    assert "one coder marked" not in said


def test_a_stated_mechanism_is_asked_about_too(review: Review, sade: Actor) -> None:
    """Said to be stated on one coder's word: it says so, and asks."""
    stated = FIELDS | {"mechanism": "stated"}
    made = actions.draft(review=review, code="EG90", fields=stated, reason="Said so", by=sade)
    passage = mark(review, QUOTE, sade)
    spans = [Stretch(passage.start, passage.start + 8, "reasoning")]
    actions.code(passage=passage, code="EG90", version=1, stance="supports", spans=spans, by=sade)
    said = read(review, sade, made.code)
    assert "The mechanism is said to be stated." in said
    assert ALONE.capitalize() in said
