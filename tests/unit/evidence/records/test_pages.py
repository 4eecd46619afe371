"""Pages of records and searches: filters, a file by hand, columns, progress, and the way out."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.evidence.records import actions, arriving, formats, queries, searching
from linkwork.evidence.records.models import Review
from tests.unit.evidence.files import GOOD, MENDED
from tests.unit.evidence.test_pages import browser, words

SAID = {"source": "MEDLINE", "phase": "2", "purpose": "contrary", "target": "eg3"}


def posted(client: Client, address: str, **said: object) -> str:
    """What the page says after a form is sent."""
    answer = client.post(address, {"idempotency_key": str(uuid4()), **said}, follow=True)
    return words(answer.content)


def test_records_are_found_by_what_they_have_and_lack(review: Review, sade: Actor) -> None:
    """Words, a search, a phase, and what is missing each narrow the list."""
    first = actions.take_in(review=review, content=GOOD.encode(), file_name="a.ris", by=sade)
    second = MENDED.encode()
    actions.take_in(review=review, content=second, file_name="b.ris", phase=2, by=sade)
    client = browser(sade)
    address = reverse("records:records", args=[review.public_id])

    def found(**asked: str) -> str:
        return words(client.get(address, asked).content)

    assert "3 records" in found()
    assert "1 record of those looked for" in found(words="going ALONG")
    assert "1 record of those looked for" in found(search=str(first.search.public_id))
    assert "2 records of those looked for" in found(phase="2")
    assert "2 records of those looked for" in found(lacks="year")
    assert "No record is like that." in found(words="nowhere")
    assert "3 records" in found(search="no such thing", phase="9", page="99")


def test_a_search_is_logged_with_all_that_is_said(review: Review, sade: Actor) -> None:
    """A file by hand leads to the page of its search, which says what became of every entry."""
    client = browser(sade)
    address = reverse("records:import", args=[review.public_id])
    file = SimpleUploadedFile("a.ris", MENDED.encode())
    said = posted(client, address, file=file, **SAID)
    assert "2 records came in and 4 could not be taken in" in said
    assert "line 8 of a.ris" in said
    search = queries.searches(review).get()
    assert (search.phase, search.target, search.form) == (2, "EG3", "ris")
    again = SimpleUploadedFile("b.ris", MENDED.encode())
    assert "This very file is in already" in posted(client, address, file=again, **SAID)
    repeat = client.get(address, {"repeats": str(search.public_id)})
    assert 'value="MEDLINE"' in repeat.content.decode()
    nothing = posted(client, address, **SAID | {"source": "PsycINFO"})
    assert "File none" in nothing
    assert queries.searches(review).count() == 2


def test_a_search_is_amended_and_two_at_once_are_seen(review: Review, sade: Actor) -> None:
    """What is said of a search can be put right; an older form is shown the newer words."""
    search = actions.log_search(review=review, source="MEDLINE", by=sade)
    client = browser(sade)
    address = reverse("records:amend", args=[review.public_id, search.public_id])
    assert "PsycINFO" in posted(client, address, version="1", **SAID | {"source": "PsycINFO"})
    late = client.post(
        address, {"idempotency_key": "l", "version": "1", **SAID, "source": "CINAHL"}
    )
    assert late.status_code == 409
    search.refresh_from_db()
    assert search.source == "PsycINFO"


def test_a_file_comes_later_and_once(review: Review, sade: Actor, nia: Actor) -> None:
    """The hits said before and the entries found stand side by side; a second file is refused."""
    search = actions.log_search(review=review, source="MEDLINE", hits=9, by=sade)
    client, at = browser(sade), [review.public_id, search.public_id]
    page, address = reverse("records:search", args=at), reverse("records:add_file", args=at)
    assert "Add its file" in words(client.get(page).content)
    assert "Hits, as they were said: 9" in words(client.get(address).content)
    assert browser(nia).get(address).status_code == 404
    assert "No record could be read" in posted(
        client, address, file=SimpleUploadedFile("a.ris", b"nothing")
    )
    said = posted(client, address, file=SimpleUploadedFile("a.ris", MENDED.encode()))
    assert "2 records came in and 4 could not be taken in" in said
    assert "line 8 of a.ris" in said
    assert "Hits 9" in said
    assert "6 in the file: 3 fewer than hits" in said
    search.refresh_from_db()
    assert (search.hits, search.entries, search.file_name) == (9, 6, "a.ris")
    again = posted(client, address, file=SimpleUploadedFile("b.ris", GOOD.encode()))
    assert "This search has its file already." in again
    assert "Add its file" not in again
    with pytest.raises(actions.NotAllowed, match="its file already"):
        actions.hand_in(search=search, content=GOOD.encode(), file_name="b.ris", by=sade)
    assert queries.records(review).count() == 2


def test_the_file_of_another_search_is_not_added(review: Review, sade: Actor) -> None:
    """The very file of another search says where it is; a search run again may have the same."""
    first = actions.take_in(review=review, content=GOOD.encode(), file_name="a.ris", by=sade)
    client = browser(sade)
    other = actions.log_search(review=review, source="CINAHL", by=sade)
    again = actions.log_search(review=review, source="again", repeats=first.search, by=sade)
    for search, says in (
        (other, "this very file is in already, with the search of a.ris"),
        (again, "1 was here already"),
    ):
        address = reverse("records:add_file", args=[review.public_id, search.public_id])
        assert says in posted(client, address, file=SimpleUploadedFile("c.ris", GOOD.encode()))
    other.refresh_from_db()
    assert other.file_hash == ""


def test_a_table_added_later_leads_to_its_columns(review: Review, sade: Actor) -> None:
    """The same importer: a table asks for its columns, and its entries are the hits unsaid."""
    search = actions.log_search(review=review, source="A register", by=sade)
    client, at = browser(sade), [review.public_id, search.public_id]
    address = reverse("records:add_file", args=at)
    file = SimpleUploadedFile("a.csv", b"Name,Authors\nGoing along,Reed T\n")
    assert "Name the columns" in posted(client, address, file=file)
    columns = reverse("records:columns", args=at)
    said = posted(client, columns, **{"column-0": "title", "column-1": "authors"})
    assert "1 record came in" in said
    search.refresh_from_db()
    assert (search.hits, search.entries) == (1, 1)


def test_columns_are_named_on_a_page(review: Review, sade: Actor) -> None:
    """A table leads to its columns with what they seem to hold; without a title it is not taken."""
    client = browser(sade)
    address = reverse("records:import", args=[review.public_id])
    file = SimpleUploadedFile("a.csv", b"Name,Authors\nGoing along,Reed T\n")
    said = posted(client, address, file=file, **SAID)
    assert "Name the columns" in said
    assert "Going along" in said
    search = queries.searches(review).get()
    page = reverse("records:columns", args=[review.public_id, search.public_id])
    assert "no column holds the title" in posted(
        client, page, **{"column-0": "keep", "column-1": "authors"}
    )
    done = client.post(
        page, {"idempotency_key": "m", "column-0": "title", "column-1": "authors"}, follow=True
    )
    assert "1 record came in" in words(done.content)
    assert client.get(page).status_code == 302


def test_a_large_file_comes_in_as_a_job(
    review: Review, sade: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It waits with its progress; asked from within the page, the part that shows it answers."""
    monkeypatch.setattr(searching, "AT_ONCE", 10)
    client = browser(sade)
    address = reverse("records:import", args=[review.public_id])
    said = posted(client, address, file=SimpleUploadedFile("a.ris", GOOD.encode()), **SAID)
    assert "Waiting for its turn." in said
    search = queries.searches(review).get()
    part = reverse("records:progress", args=[review.public_id, search.public_id])
    assert b"Waiting for its turn." in client.get(part, headers={"HX-Request": "true"}).content
    arrival = queries.arrival_of(search)
    assert arrival is not None
    assert arriving.carry_out(arrival.pk) is not None
    assert client.get(part, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert client.get(part).status_code == 302


@pytest.mark.parametrize("form", sorted(formats.FORMATS))
def test_the_records_go_out_as_they_came(shown: Review, sade: Actor, form: str) -> None:
    """A file of every record, in each format, reads back the same."""
    answer = browser(sade).get(reverse("records:export", args=[shown.public_id, form]))
    assert answer["Content-Disposition"].startswith("attachment")
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    back = [one.facts for one in formats.read_file(content)]
    kept = list(queries.records(shown).values_list("key", "title"))
    assert [(one["key"], one["title"]) for one in back if one is not None] == kept
    unknown = reverse("records:export", args=[shown.public_id, "docx"])
    assert browser(sade).get(unknown).status_code == 404
