"""What leaves a review: every table on a page and as a file, the report as PDF and for Word."""

from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree as ET

from django.test import Client
from django.urls import reverse
from docx import Document

from linkwork.access.actors import Actor
from linkwork.evidence.records import actions as records
from linkwork.evidence.records.models import Review
from linkwork.evidence.reporting import actions
from linkwork.evidence.reporting.account import Account
from linkwork.evidence.reporting.report import DRAWINGS, document
from linkwork.evidence.reporting.tables import TABLES
from tests.unit.evidence.reporting.conftest import Rows
from tests.unit.evidence.test_pages import browser

SECTIONS = [
    "Abstract",
    "Plain-language summary",
    "Introduction",
    "Methods",
    "Results",
    "Discussion",
    "Conclusions",
    "Funding and conflicts of interest",
    "RAMESES checklist",
    "Appendices",
]


def test_every_table_is_a_page_and_a_file(
    shown: Review, page: Callable[..., str], rows: Callable[..., Rows]
) -> None:
    """A page with its title; a file with the same number of rows."""
    for name, table in TABLES.items():
        said, told = page("table", shown, name), rows(shown, name)
        assert table.title in said, name
        filled = table.fill(Account(shown))
        assert len(told) == len(filled.rows), name
        if told:
            assert list(told[0]) == list(filled.head), name
        else:
            assert table.empty in said, name


def test_every_table_of_an_empty_review_says_what_would_fill_it(
    review: Review, page: Callable[..., str]
) -> None:
    """Nothing fails where nothing is there yet."""
    for table in TABLES.values():
        said = page("table", review, table.name)
        assert table.empty in said or table.fill(Account(review)).rows
    assert "0 of" in page("exports", review)
    assert "We have not searched yet" in page("plain", review)


def test_the_report_is_a_pdf_for_everybody(shown: Review, client: Client) -> None:
    """PDF/UA: tagged, with a title and a language; it says which documents are invented."""
    answer = client.get(reverse("reporting:pdf", args=[shown.public_id]))
    assert answer["Content-Type"] == "application/pdf"
    assert "attachment" in answer["Content-Disposition"]
    assert b"pdfuaid:part" in answer.content
    assert b"/StructTreeRoot" in answer.content
    assert b"en-GB" in answer.content


def test_the_word_report_has_real_headings_and_tables(shown: Review, client: Client) -> None:
    """The same sections in the same order, tables with a head, pictures with words behind them."""
    answer = client.get(reverse("reporting:docx", args=[shown.public_id]))
    paper = Document(BytesIO(answer.content))
    headings = [p.text for p in paper.paragraphs if p.style and p.style.name == "Heading 2"]
    assert headings == SECTIONS
    assert len(paper.tables) > 5
    drawn = paper.inline_shapes[0]._inline.docPr
    assert "entries found" in str(drawn.get("descr"))


def test_the_report_says_what_nobody_has_written(review: Review, sade: Actor) -> None:
    """A gap stands where the words would; once written, the words stand there instead."""
    told = str(document(Account(review)))
    assert "“Abstract” is not written yet" in told
    actions.write(review=review, part="abstract", text="First.\n\nSecond.", by=sade)
    blocks = document(Account(review))["blocks"]
    words = [one["text"] for one in blocks if one["kind"] == "words"]
    assert {"First.", "Second."} <= set(words)
    assert "“Abstract” is not written yet" not in str(blocks)


def test_drawings_are_files_of_their_own(shown: Review, client: Client) -> None:
    """An SVG that can be read, with a text alternative."""
    for name in DRAWINGS:
        answer = client.get(reverse("reporting:svg", args=[shown.public_id, name]))
        assert answer["Content-Type"] == "image/svg+xml"
        drawn = ET.fromstring(answer.content)
        assert drawn.get("aria-label")


def test_what_is_not_there_is_not_there(shown: Review, client: Client) -> None:
    """An unknown table, drawing or part is a 404."""
    one = shown.public_id
    for name in ("table", "csv", "svg", "write"):
        assert client.get(reverse(f"reporting:{name}", args=[one, "nothing"])).status_code == 404


def test_no_cell_is_a_formula(review: Review, sade: Actor, client: Client) -> None:
    """A title that a spreadsheet would run comes out as words."""
    ris = "TY  - JOUR\nID  - a\nTI  - =1+1\nER  - \nTY  - JOUR\nTI  - =cmd\n"
    records.take_in(
        review=review, content=ris.encode(), file_name="=a.ris", source="=HYPERLINK(1)", by=sade
    )
    said = client.get(reverse("reporting:csv", args=[review.public_id, "searches"])).content
    assert b"'=HYPERLINK(1)" in said
    assert b",=HYPERLINK" not in said


def test_a_part_is_written_and_its_past_is_kept(shown: Review, client: Client) -> None:
    """What authors write stands in the report; how it stood before is on its page."""
    address = reverse("reporting:write", args=[shown.public_id, "strengths"])
    first = client.post(address, {"idempotency_key": "k1", "text": "Strong.", "version": "0"})
    assert first.status_code == 302
    client.post(address, {"idempotency_key": "k2", "text": "Less so.", "version": "1"})
    said = client.get(address).content.decode()
    assert "Strong." in said
    assert "Less so." in said


def test_two_authors_do_not_overwrite_each_other(shown: Review, client: Client, tom: Actor) -> None:
    """A part changed meanwhile is shown with both texts; neither is lost."""
    address = reverse("reporting:write", args=[shown.public_id, "summary"])
    client.post(address, {"idempotency_key": "k1", "text": "Mine.", "version": "0"})
    late = browser(tom).post(address, {"idempotency_key": "k2", "text": "Theirs.", "version": "0"})
    assert late.status_code == 409
    said = late.content.decode()
    assert "Mine." in said
    assert "Theirs." in said
