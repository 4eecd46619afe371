"""A second coder reads on their own: neither sees the other's codings until both are in."""

import pytest
from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.evidence.extraction import actions, comparing, queries
from linkwork.evidence.extraction.models import Document, Passage
from linkwork.evidence.records.models import Review
from tests.unit.evidence.test_pages import browser, words

SECRET = {"sade": "sade-told-this", "tom": "tom-told-that"}


def say(passage: Passage, by: Actor, stance: str, memo: str, code: str = "EG3") -> None:
    """Code a passage, and appraise it."""
    actions.code(passage=passage, code=code, statement_version=1, stance=stance, memo=memo, by=by)
    actions.appraise(
        document=passage.document,
        passage=passage,
        code=code,
        statement_version=1,
        criterion="rigour",
        level="low",
        reason=memo,
        by=by,
    )


def pages(review: Review, passage: Passage) -> list[str]:
    """Every page on which a coding of the passage could be seen."""
    document = passage.document
    return [
        reverse("extraction:documents", args=[review.public_id]),
        reverse("extraction:read", args=[review.public_id, document.public_id, 1]),
        reverse("extraction:second", args=[review.public_id, document.public_id]),
        reverse("synthesis:code", args=[review.public_id, passage.public_id]),
    ]


def test_neither_sees_the_other_until_it_is_finished(
    review: Review, told: Document, passage: Passage, sade: Actor, tom: Actor
) -> None:
    """No page shows the other's memo, stance or name beside it; afterwards the comparison does."""
    say(passage, sade, "supports", SECRET["sade"])
    assert tom.user is not None
    reading = actions.ask(document=told, coder=tom.user, by=sade)
    say(passage, tom, "contradicts", SECRET["tom"])
    for reader, other in ((sade, "tom"), (tom, "sade")):
        client = browser(reader)
        for address in pages(review, passage):
            assert SECRET[other] not in words(client.get(address).content), (address, other)
    assert [one.coded_by for one in queries.codings(review)] == [sade.user]
    assert [one.appraised_by for one in queries.appraisals(review)] == [sade.user]
    actions.finish(reading=reading, by=tom)
    assert len(queries.codings(review)) == 2
    said = words(browser(sade).get(pages(review, passage)[2]).content)
    assert SECRET["sade"] in said
    assert SECRET["tom"] in said
    assert "Different" in said


def test_the_number_of_codings_does_not_give_it_away(
    review: Review, told: Document, passage: Passage, sade: Actor, tom: Actor
) -> None:
    """A page is the same, byte for byte but its tokens, before and after the other codes."""
    assert tom.user is not None
    say(passage, sade, "supports", "m")
    actions.ask(document=told, coder=tom.user, by=sade)
    client = browser(sade)
    before = [words(client.get(address).content) for address in pages(review, passage)]
    say(passage, tom, "supports", "m")
    assert [words(client.get(address).content) for address in pages(review, passage)] == before


def test_who_may_read_a_second_time(passage: Passage, sade: Actor, tom: Actor, nia: Actor) -> None:
    """A member who has not coded there, once; only they can say that it is finished."""
    told = passage.document
    assert tom.user is not None
    assert nia.user is not None
    assert sade.user is not None
    with pytest.raises(actions.NotAllowed, match="does not belong"):
        actions.ask(document=told, coder=nia.user, by=sade)
    say(passage, sade, "supports", "m")
    with pytest.raises(actions.NotAllowed, match="coded in it already"):
        actions.ask(document=told, coder=sade.user, by=tom)
    reading = actions.ask(document=told, coder=tom.user, by=sade)
    with pytest.raises(actions.NotAllowed, match="asked already"):
        actions.ask(document=told, coder=tom.user, by=sade)
    with pytest.raises(actions.NotAllowed, match="only the second coder"):
        actions.finish(reading=reading, by=sade)
    actions.finish(reading=reading, by=tom)
    with pytest.raises(actions.NotAllowed, match="finished already"):
        actions.finish(reading=reading, by=tom)


def test_two_readings_side_by_side(
    review: Review, told: Document, passage: Passage, sade: Actor, tom: Actor
) -> None:
    """Same stance, another stance, and what only one coded, each by itself."""
    assert tom.user is not None
    page = queries.pages(told)[0]
    other = actions.mark_words(page=page, words="Two did not want company.", by=sade)
    say(passage, sade, "supports", "m")
    say(passage, sade, "extends", "m", code="EG1")
    say(other, sade, "contradicts", "m")
    reading = actions.ask(document=told, coder=tom.user, by=sade)
    say(passage, tom, "supports", "m")
    say(other, tom, "qualifies", "m")
    actions.finish(reading=reading, by=tom)
    found = comparing.compared(queries.codings(review), tom.user.pk)
    assert [(pair.passage, pair.code, pair.stands) for pair in found.pairs] == [
        (passage, "EG1", comparing.ONE_ONLY),
        (passage, "EG3", comparing.SAME),
        (other, "EG3", comparing.APART),
    ]
    assert (found.both, found.same_statements) == (2, 1)
    assert (found.stances.both, found.stances.agreed) == (2, 1)


def test_it_is_asked_for_and_finished_on_its_page(
    review: Review, told: Document, sade: Actor, tom: Actor
) -> None:
    """The page asks a member, tells them they read on their own, and is told when they are done."""
    assert tom.user is not None
    address = reverse("extraction:second", args=[review.public_id, told.public_id])
    form = {"idempotency_key": "s1", "coder": str(tom.user.public_id)}
    assert browser(sade).post(address, form).status_code == 302
    client = browser(tom)
    assert "You read this document on your own" in words(client.get(address).content)
    done = reverse("extraction:finish", args=[review.public_id, told.public_id])
    answer = client.post(done, {"idempotency_key": "s2"}, follow=True)
    assert "Both readings stand" in words(answer.content)
    assert browser(sade).post(done, {"idempotency_key": "s3"}).status_code == 404
