"""A passage is the exact words at their place, in any document."""

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwork.access.actors import Actor
from linkwork.evidence.extraction import actions, places, queries, reading
from linkwork.evidence.extraction.models import Document, NotTheWords, Page, Passage
from linkwork.evidence.records.models import Review

TEXT = "First page. She went \N{GRINNING FACE} alone.\nNobody came.\fSecond page. Nobody\ncame."


@pytest.fixture
def document(review: Review, sade: Actor) -> Document:
    """A text of two pages."""
    return actions.hand_in(review=review, content=TEXT.encode(), file_name="a.txt", by=sade)


@pytest.fixture
def page(document: Document) -> Page:
    """Its first page."""
    return queries.pages(document)[0]


def test_a_passage_must_say_what_stands_there(page: Page, sade: Actor) -> None:
    """Other words, or the same words one character on, are refused by the table itself."""
    start = page.text.index("alone")
    good = actions.mark(page=page, start=start, end=start + 5, quote="alone", by=sade)
    assert good.resolves
    for place, words in ((start, "slone"), (start + 1, "alone")):
        with pytest.raises(NotTheWords):
            actions.mark(page=page, start=place, end=place + 5, quote=words, by=sade)


def test_a_passage_that_was_tampered_with_is_seen(page: Page, sade: Actor) -> None:
    """Words changed behind the table's back no longer resolve."""
    made = actions.mark_words(page=page, words="Nobody came", by=sade)
    Passage._base_manager.filter(pk=made.pk).update(quote="Everybody came")
    made.refresh_from_db()
    assert not made.resolves


def test_words_are_found_across_line_ends(document: Document, sade: Actor) -> None:
    """A quote copied with other spaces is kept as the page has it."""
    second = queries.pages(document)[1]
    made = actions.mark_words(page=second, words="Nobody  came.", by=sade)
    assert made.quote == "Nobody\ncame."


def test_words_must_stand_once(page: Page, sade: Actor) -> None:
    """Words that stand nowhere, or twice, are not guessed at."""
    with pytest.raises(actions.NotAllowed, match="nowhere"):
        actions.mark_words(page=page, words="Everybody came", by=sade)
    with pytest.raises(actions.NotAllowed, match="more than once"):
        actions.mark_words(page=page, words="o", by=sade)


def test_the_same_span_and_the_same_file_are_kept_once(
    review: Review, page: Page, sade: Actor, tom: Actor
) -> None:
    """Marking or handing in a second time answers what is there."""
    once = actions.mark_words(page=page, words="Nobody came", by=sade)
    assert actions.mark_words(page=page, words="Nobody came", by=tom) == once
    again = actions.hand_in(review=review, content=TEXT.encode(), file_name="b.txt", by=tom)
    assert again == page.document


def test_a_pdf_is_read_page_by_page() -> None:
    """A PDF's pages come as text; one with no text is refused in words."""
    empty = pypdfium2.PdfDocument.new()
    empty.new_page(200, 200)
    with pytest.raises(reading.CannotRead, match="no text was found"):
        reading.read(saved(empty), "scan.pdf")
    pages = reading.read(written(["Nobody came.", "Then two did."]), "a.pdf")
    assert [page.strip() for page in pages.texts] == ["Nobody came.", "Then two did."]


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"MZ", "a.exe", "choose a PDF"),
        (b"MZ", "a.pdf", "it is no PDF"),
        (b"%PDF-1.7 broken", "a.pdf", "cannot be opened"),
        (b"a\x00b", "a.txt", "no text"),
        (b"\xff\xfe\xfd", "a.txt", "UTF-8"),
        (b" \n", "a.txt", "no text was found"),
        (b"x" * (reading.MOST_BYTES + 1), "a.txt", "20 MB"),
    ],
)
def test_what_we_do_not_take_is_refused_in_words(content: bytes, name: str, why: str) -> None:
    """By what it is called, and by what it holds."""
    with pytest.raises(reading.CannotRead, match=why):
        reading.read(content, name)


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80))))
def test_marks_never_change_the_text(text: str, ends: list[tuple[int, int]]) -> None:
    """The pieces under marks are together the page's text, and each mark covers its words."""
    spans = [
        places.Span(start, end, str(number))
        for number, (start, end) in enumerate(ends)
        if start < end <= len(text)
    ]
    pieces = list(places.laid_over(text, spans))
    assert "".join(piece.text for piece in pieces) == text
    for span in spans:
        covered = "".join(piece.text for piece in pieces if span.name in piece.names)
        assert covered == text[span.start : span.end]


def saved(document: pypdfium2.PdfDocument) -> bytes:
    """The bytes of a PDF."""
    from io import BytesIO

    out = BytesIO()
    document.save(out)
    return out.getvalue()


def written(pages: list[str]) -> bytes:
    """A small PDF that says these words, one line a page."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    things = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, words in enumerate(pages):
        stream = f"BT /F1 12 Tf 20 100 Td ({words}) Tj ET"
        things.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>"
        )
        things.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out, places_at = b"%PDF-1.4\n", []
    for number, thing in enumerate(things, start=1):
        places_at.append(len(out))
        out += f"{number} 0 obj\n{thing}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places_at)
    size = len(things) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    end += f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + end.encode()
