"""The pages on which documents are handed in, read, marked, coded and described."""

from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.evidence import claims
from linkwork.evidence.extraction import actions, inventing, queries
from linkwork.evidence.extraction.models import Coding, Document, Passage
from linkwork.evidence.records import actions as records
from linkwork.evidence.records.models import Record, Review
from linkwork.library import actions as library
from tests.unit.evidence.test_pages import browser, words

REPORT = inventing.report()
RIS = "TY  - JOUR\nTI  - Company on the way\nAU  - Nobody, A\nPY  - 2020\nDO  - 10.1234/x\nER  - \n"


def hand_in(client: Client, review: Review, key: str, **more: str) -> str:
    """Send the invented report by the form; what the page then says."""
    address = reverse("extraction:attach", args=[review.public_id])
    file = SimpleUploadedFile("report.pdf", REPORT)
    form = {"idempotency_key": key, "file": file, **more}
    return words(client.post(address, form, follow=True).content)


@pytest.fixture
def printed(review: Review, sade: Actor) -> Document:
    """The invented report, handed in."""
    return actions.hand_in(review=review, content=REPORT, file_name="r.pdf", invented=True, by=sade)


def at(name: str, review: Review, *rest: UUID | int) -> str:
    """An address of this room."""
    return reverse(f"extraction:{name}", args=[review.public_id, *rest])


def test_the_same_file_finds_its_passages(review: Review, sade: Actor, tom: Actor) -> None:
    """Handed in again under another name and by another, it is the document that is there."""
    said = hand_in(browser(sade), review, "k1")
    assert "No words can be read on page 4: a scan, by the look of it" in said
    document = queries.documents(review).get()
    page = queries.page(document, 3)
    assert page is not None
    actions.mark_words(page=page, words="Company did not help everybody.", by=sade)
    assert "is here already, with 1 passage in it" in hand_in(browser(tom), review, "k2")
    assert queries.passages(review).get().resolves


def test_the_record_is_found_by_what_it_is_called(review: Review, sade: Actor) -> None:
    """By key, DOI or words; what is meant by several is asked, what is nothing is said."""
    records.take_in(review=review, content=RIS.encode(), file_name="a.ris", by=sade)
    other = RIS.replace("10.1234/x", "10.1234/y").replace("Company", "No company")
    records.take_in(review=review, content=other.encode(), file_name="b.ris", by=sade)
    client = browser(sade)
    assert "Several are: Nobody 2020" in hand_in(client, review, "k1", record="company way")
    assert "No record of this review" in hand_in(client, review, "k2", record="nowhere")
    hand_in(client, review, "k3", record="10.1234/Y")
    document = queries.documents(review).get()
    assert document.record is not None
    assert (document.record.doi, document.title) == ("10.1234/y", "No company on the way")


def test_the_form_knows_the_record_it_comes_from(review: Review, sade: Actor, nia: Actor) -> None:
    """The link on a record's page fills it in; a record of another review is not there."""
    records.take_in(review=review, content=RIS.encode(), file_name="a.ris", by=sade)
    record = Record.objects.get(review=review)
    address = at("attach", review) + f"?record={record.public_id}"
    assert f'value="{record.key}"' in browser(sade).get(address).content.decode()
    assert nia.user is not None
    theirs = records.start(title="Theirs", question="?", members=[nia.user], by=nia)
    address = at("attach", theirs) + f"?record={record.public_id}"
    assert browser(nia).get(address).status_code == 404
    assert browser(sade).get(at("attach", review) + "?record=x").status_code == 200


def test_a_printed_page_can_be_read_and_marked(
    review: Review, printed: Document, sade: Actor
) -> None:
    """Its words lie over its picture, each with its place; the picture is a PNG."""
    client = browser(sade)
    address = at("read", review, printed.public_id, 3)
    page = client.get(address, {"view": "printed"}).content.decode()
    assert "took away the moment they feared most" in words(page.encode())
    assert page.count("data-start=") > 10
    picture = client.get(at("picture", review, printed.public_id, 3))
    assert picture["Content-Type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    text = queries.pages(printed)[2].text
    start = text.index("felt watched")
    quote = {"quote": "felt watched", "start": start, "end": start + 12, "voice": "author"}
    assert client.post(address, {"idempotency_key": "m", **quote}).status_code == 302
    assert queries.passages(review).get().start == start


def test_a_scan_says_so_and_an_absent_page_is_not_there(
    review: Review, printed: Document, sade: Actor
) -> None:
    """No form to mark words where there are none."""
    client = browser(sade)
    said = words(client.get(at("read", review, printed.public_id, 4)).content)
    assert "This page is a scan" in said
    assert "Mark a passage" not in said
    for number in (0, 6):
        assert client.get(at("read", review, printed.public_id, number)).status_code == 404
        assert client.get(at("picture", review, printed.public_id, number)).status_code == 404


def test_a_text_has_no_picture(review: Review, told: Document, sade: Actor) -> None:
    """Only a PDF is printed; asked for as printed, a text is shown as text."""
    client = browser(sade)
    assert client.get(at("picture", review, told.public_id, 1)).status_code == 404
    address = at("read", review, told.public_id, 1)
    assert "were met at home" in words(client.get(address, {"view": "printed"}).content)


def test_suggestions_are_no_evidence(review: Review, printed: Document, sade: Actor) -> None:
    """Looking at them keeps nothing; set aside, one is not shown again; marked, nor either."""
    client = browser(sade)
    address = at("read", review, printed.public_id, 3)
    page = queries.pages(printed)[2]
    found = claims.suggest(page.text)
    assert len(found) >= 2
    assert "that may carry a claim" in words(client.get(address).content)
    assert not Passage.objects.exists()
    assert not Coding.objects.exists()
    first, second = found[:2]
    place = {"start": first.start, "end": first.end}
    aside = at("set_aside", review, printed.public_id, 3)
    client.post(aside, {"idempotency_key": "a", **place})
    client.post(aside, {"idempotency_key": "b", "start": 0, "end": 10**9})
    marked = {"start": second.start, "end": second.end, "quote": second.words, "voice": "author"}
    assert client.post(address, {"idempotency_key": "c", **marked}).status_code == 302
    shown = client.get(address).content.decode()
    assert not Coding.objects.exists()
    for one in (first, second):
        assert f'name="start" value="{one.start}"' not in shown
    for asked in ({"suggestions": "no"}, {}):  # hidden, and hidden on the next page as well
        hidden = client.get(address, asked).content.decode()
        assert "that may carry a claim" not in hidden
        assert "suggestions=yes" in hidden
    assert queries.set_aside_on(page) == {(first.start, first.end)}


def test_a_passage_is_coded_on_its_page(review: Review, printed: Document, sade: Actor) -> None:
    """Statement, stance, parts and worth in one form; the reader then shows each."""
    library.load_starter(by=Actor.system(review.organisation))
    page = queries.pages(printed)[2]
    quote = "A woman who had run clubs of her own felt watched"
    passage = actions.mark_words(page=page, words=quote, by=sade)
    address = reverse("synthesis:code", args=[review.public_id, passage.public_id])
    client = browser(sade)
    asked = words(client.get(address, {"to": "EG3"}).content)
    assert "someone supports transit to the first session" in asked
    form = {
        "idempotency_key": "c",
        "statement": "EG3:1",
        "stance": "contradicts",
        "part": "part",
        "confidence": "unsure",
        "context": "A woman who had run clubs of her own",
        "reasoning": "felt watched",
        "relevance": "high",
        "relevance_reason": "the first session",
        "worth_of": "passage",
    }
    wrong = words(client.post(address, {**form, "outcome": "went home"}).content)
    assert "“went home” does not stand in the passage" in wrong
    answer = client.post(address, {**form, "idempotency_key": "d"}, follow=True)
    said = words(answer.content)
    for expected in ("contradicts", "in part", "unsure", "Context C:", "Reasoning M2:"):
        assert expected in said, expected
    (coding,) = queries.codings(review)
    assert [one.role for one in queries.spans_of([coding])[coding.pk]] == ["context", "reasoning"]
    assert [one.reason for one in queries.appraisals(review)] == ["the first session"]


def test_a_study_stands_in_several_documents(
    review: Review, printed: Document, told: Document, sade: Actor, tom: Actor
) -> None:
    """Described, tied to two documents, untied from one; a stale form is not written over."""
    client = browser(sade)
    form = {
        "idempotency_key": "s1",
        "name": "=Hollin Vale 2023",
        "people": "9",
        "support_model": "light",
        "documents": [str(printed.public_id), str(told.public_id)],
    }
    answer = client.post(at("new_study", review), form, follow=True)
    assert "Light" in words(answer.content)
    study = queries.studies(review).get()
    assert {one.pk for one in queries.documents_of(study)} == {printed.pk, told.pk}
    table = client.get(at("studies_csv", review)).content.decode("utf-8-sig")
    assert "'=Hollin Vale 2023" in table
    assert "not reported" in table
    twice = {"idempotency_key": "s2", "name": form["name"]}
    again = client.post(at("new_study", review), twice)
    assert "another study of this review has that name" in words(again.content)
    address = at("study", review, study.public_id)
    changed = {**form, "idempotency_key": "s3", "documents": [str(told.public_id)], "version": "1"}
    assert client.post(address, changed).status_code == 302
    assert [one.pk for one in queries.documents_of(study)] == [told.pk]
    stale = browser(tom).post(address, {**changed, "idempotency_key": "s4", "setting": "a farm"})
    assert stale.status_code == 409
    assert b"a farm" in stale.content


def test_pages_ask_few_questions(
    review: Review, printed: Document, sade: Actor, django_assert_max_num_queries: object
) -> None:
    """With fifty passages on a page and as many codings, each page stays under 25 questions."""
    library.load_starter(by=Actor.system(review.organisation))
    page = queries.pages(printed)[2]
    for start in range(100, 150):
        quote = page.text[start : start + 8]
        passage = actions.mark(page=page, start=start, end=start + 8, quote=quote, by=sade)
        actions.code(passage=passage, code="EG3", statement_version=1, stance="supports", by=sade)
    client = browser(sade)
    for address in (
        at("documents", review),
        at("read", review, printed.public_id, 3),
        at("read", review, printed.public_id, 3) + "?view=printed",
        at("studies", review),
        at("second", review, printed.public_id),
    ):
        with django_assert_max_num_queries(24):  # type: ignore[operator]
            assert client.get(address).status_code == 200
