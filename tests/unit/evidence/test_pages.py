"""The pages of a review: members work on them, and for anybody else they are not there."""

import re
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.evidence.extraction import queries as pages
from linkwork.evidence.extraction.models import Document
from linkwork.evidence.records import actions as records
from linkwork.evidence.records import queries as records_of
from linkwork.evidence.records.models import Review
from linkwork.evidence.screening import queries as screening
from linkwork.evidence.synthesis import queries
from linkwork.library import queries as shelf
from tests.unit.evidence.files import GOOD, MENDED


def browser(actor: Actor) -> Client:
    """A browser in which the actor has signed in."""
    assert actor.user is not None
    client = Client()
    client.force_login(actor.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def words(content: bytes) -> str:
    """What a page says, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", content.decode()).split())


def addresses(review: Review) -> Iterator[str]:
    """Every page of a review that can be looked at."""
    one = review.public_id
    record = records_of.records(review).first()
    document = pages.documents(review).first()
    draft = queries.drafts(review).first()
    passage = pages.passages(review).first()
    assert record is not None
    assert document is not None
    assert draft is not None
    assert passage is not None
    things: dict[str, list[UUID | int]] = {
        "reporting:review": [],
        "records:records": [],
        "records:record": [record.public_id],
        "records:searches": [],
        "records:import": [],
        "screening:overview": [],
        "screening:record": [record.public_id],
        "extraction:documents": [],
        "extraction:attach": [],
        "extraction:read": [document.public_id, 2],
        "extraction:file": [document.public_id],
        "synthesis:drafts": [],
        "synthesis:new": [],
        "synthesis:draft": [draft.public_id],
        "synthesis:amend": [draft.public_id],
        "synthesis:publish": [draft.public_id],
        "synthesis:send_back": [draft.public_id],
        "synthesis:code": [passage.public_id],
    }
    for name, rest in things.items():
        yield reverse(name, args=[one, *rest])


def test_members_see_every_page(shown: Review, sade: Actor) -> None:
    """Each page of the demonstration's review answers, and says something."""
    client = browser(sade)
    for address in addresses(shown):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert len(answer.content) > 500, address


def test_for_others_a_review_is_not_there(
    shown: Review, nia: Actor, jo: Actor, stranger: Actor
) -> None:
    """No member, and another service: each gets the very 404 of what does not exist."""
    nowhere = reverse("reporting:review", args=[uuid4()])
    for actor in (nia, stranger):
        client = browser(actor)
        unknown = client.get(nowhere)
        for address in addresses(shown):
            answer = client.get(address)
            assert answer.status_code == unknown.status_code == 404, address
            assert words(answer.content) == words(unknown.content)
    client = browser(jo)
    assert {client.get(address).status_code for address in addresses(shown)} == {403}


def test_a_child_is_reached_only_through_its_own_review(
    shown: Review, review: Review, sade: Actor
) -> None:
    """A record of one review asked for under another is not there, though both are mine."""
    record = records_of.records(shown).first()
    document = pages.documents(shown).first()
    draft = queries.drafts(shown).first()
    passage = pages.passages(shown).first()
    assert record is not None
    assert document is not None
    assert draft is not None
    assert passage is not None
    client = browser(sade)
    for name, thing in (
        ("records:record", record.public_id),
        ("screening:record", record.public_id),
        ("extraction:file", document.public_id),
        ("synthesis:draft", draft.public_id),
        ("synthesis:code", passage.public_id),
    ):
        assert client.get(reverse(name, args=[review.public_id, thing])).status_code == 404


def test_the_list_shows_only_ones_own(shown: Review, sade: Actor, nia: Actor) -> None:
    """Members find the review in their list; others find an empty one."""
    address = reverse("records:list")
    assert shown.title in words(browser(sade).get(address).content)
    assert "You belong to no review yet" in words(browser(nia).get(address).content)


def test_a_search_is_taken_in_by_hand(review: Review, sade: Actor) -> None:
    """A RIS file uploaded on the page: good records come in, bad entries are listed with lines."""
    client = browser(sade)
    address = reverse("records:import", args=[review.public_id])
    file = SimpleUploadedFile("a.ris", MENDED.encode())
    form = {"idempotency_key": "k1", "file": file, "source": "MEDLINE", "purpose": "empirical"}
    answer = client.post(address, form, follow=True)
    said = words(answer.content)
    assert "2 records came in" in said
    assert "line 8 of a.ris" in said
    assert "No line ER, which ends a record" in said


def test_screening_goes_from_record_to_record(review: Review, sade: Actor) -> None:
    """A decision leads to the next record; after the last, to where all stand."""
    other = GOOD.replace("a1", "a2")
    records.take_in(review=review, content=(GOOD + other).encode(), file_name="a.ris", by=sade)
    client = browser(sade)
    step = reverse("screening:next", args=[review.public_id])
    for key, answer in (("k1", "include"), ("k2", "exclude:protocol")):
        shown = client.get(step)
        said = client.post(shown["Location"], {"idempotency_key": key, "answer": answer})
        assert said["Location"] == step
    assert screening.decided_by(review, sade.user) == 2
    assert client.get(step)["Location"] == reverse("screening:overview", args=[review.public_id])


def test_a_passage_is_marked_coded_and_cited(shown: Review, sade: Actor) -> None:
    """Words typed without a script are found; they are coded; they come to stand on the shelf."""
    document = pages.documents(shown).get(form="text/plain")
    client = browser(sade)
    read = reverse("extraction:read", args=[shown.public_id, document.public_id, 1])
    quote = "They spoke of the door"
    form = {"idempotency_key": "m1", "quote": quote, "voice": "author"}
    marked = client.post(read, form)
    assert marked.status_code == 302
    form = {"idempotency_key": "m2", "statement": "EG2:1", "stance": "supports", "part": "whole"}
    assert client.post(marked["Location"], form).status_code == 302
    cite = reverse("synthesis:cite", args=[shown.public_id, "EG2", 1])
    client.post(cite, {"idempotency_key": "m3"})
    assert quote in {one.quote for one in shelf.statement("EG2").citations.all()}


def test_words_that_are_not_there_are_told(shown: Review, sade: Actor) -> None:
    """A quote that only nearly matches says how to mend it, and what was typed is still there."""
    document = pages.documents(shown).get(form="text/plain")
    read = reverse("extraction:read", args=[shown.public_id, document.public_id, 1])
    client = browser(sade)
    for quote, why in (
        ("THEY SPOKE OF THE DOOR", "Nearly: quotation marks, dashes or capitals differ"),
        ("They sang of the door", "do not stand on page 1"),
        ("the", "times on this page"),
    ):
        form = {"idempotency_key": quote, "quote": quote, "voice": "author"}
        said = words(client.post(read, form).content)
        assert why in said
        assert quote in said


def test_a_statement_is_refused_at_its_field(shown: Review, sade: Actor) -> None:
    """The form names the word and the column, and suggests the nearest fact."""
    form = {
        "idempotency_key": "d1",
        "nickname": "N",
        "stage": "engagement",
        "actor": "provider",
        "if_text": "i",
        "condition": "distance <= 3 and acompanied",
        "then_text": "t",
        "outcome": "first_session_attended",
        "direction": "more likely",
        "because_text": "b",
        "mechanism": "proposed",
        "reason": "r",
    }
    client = browser(sade)
    address = reverse("synthesis:new", args=[shown.public_id])
    said = words(client.post(address, form).content)
    assert "acompanied: no such fact; did you mean accompanied? (column 19)" in said
    mended = form | {"condition": "distance <= 3 and accompanied", "idempotency_key": "d2"}
    assert client.post(address, mended).status_code == 302


def test_the_proposal_is_published_from_its_page(shown: Review, tom: Actor) -> None:
    """The demonstration's proposal can be published, and is then on the shelf."""
    draft = queries.drafts(shown).get()
    address = reverse("synthesis:publish", args=[shown.public_id, draft.public_id])
    answer = browser(tom).post(address, {"idempotency_key": "p1", "reason": "agreed"})
    assert answer.status_code == 302
    assert shelf.statement(draft.code).citations.count() == 1


def test_a_file_is_kept_and_never_run(shown: Review, sade: Actor) -> None:
    """A document goes out as an attachment, unsniffed, in a sandbox, byte for byte."""
    document = Document.objects.get(review=shown, form="text/plain")
    address = reverse("extraction:file", args=[shown.public_id, document.public_id])
    answer = browser(sade).get(address)
    assert answer.content == pages.content_of(document)
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_document_of_another_sort_is_refused(review: Review, sade: Actor) -> None:
    """The upload says in words what it takes."""
    address = reverse("extraction:attach", args=[review.public_id])
    file = SimpleUploadedFile("a.html", b"<script>alert(1)</script>")
    said = words(browser(sade).post(address, {"idempotency_key": "u", "file": file}).content)
    assert "Choose a PDF (.pdf) or a text file (.txt)" in said
    assert not pages.documents(review).exists()


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", '"><img src=x>'])
def test_what_was_typed_is_only_words(shown: Review, sade: Actor, typed: str) -> None:
    """Markup in a search comes back as words."""
    address = reverse("records:records", args=[shown.public_id])
    answer = browser(sade).get(address, {"words": typed})
    assert typed.encode() not in answer.content
