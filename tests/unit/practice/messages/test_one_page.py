"""The page for a practice's record: one page, tagged, and the same words as its data."""

import io
import json
from typing import Any

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkwork.practice.messages import actions, making, printing
from linkwork.practice.messages.models import Message
from linkwork.practice.messages.moves import NotAllowed
from linkwork.practice.messages.printing import Document
from linkwork.practice.messages.sections import EVERY, Section
from linkwork.practice.people import actions as people
from linkwork.practice.referrals.models import Case
from tests.unit.practice import cast

LONG = "She wants to sing again, to be out in the garden, and to sleep through the night. " * 60


def read(file: bytes) -> tuple[int, list[str]]:
    """How many pages a PDF has, and its words in their order."""
    with pypdfium2.PdfDocument(io.BytesIO(file)) as opened:
        words = [opened[n].get_textpage().get_text_bounded() for n in range(len(opened))]
        return len(opened), " ".join(words).split()


def said(answer: dict[str, Any]) -> list[str]:
    """The words of the data, in the order of the page."""
    lines = [answer["title"], answer["urgent"], *answer["text"]]
    for heading, rows in answer["sections"].items():
        lines += [heading, *rows]
    lines += [answer["codes_heading"], *answer["codes_printed"], answer["foot"]]
    return " ".join(lines).split()


def document(sections: dict[str, list[str]], text: str = "It has ended.") -> Document:
    """A document with these sections."""
    return Document(
        title="Note from Riverbank: how it ended",
        service="Riverbank",
        urgent="",
        text=(text,),
        sections=tuple(Section(name, tuple(lines)) for name, lines in sections.items()),
        codes_heading="Codes to copy (SNOMED CT)",
        codes=("871731000000106 Referral to social prescribing service",),
        foot=printing.FOOT,
    )


@pytest.fixture
def agreed(house: cast.Riverbank) -> Case:
    """A case whose person wants their practice told, and has much to say."""
    case = house.case()
    people.decide_consent(person=case.person, purpose="tell the GP", decision="given", by=house.jo)
    people.amend_about_me(
        person=case.person, what_matters=LONG, how_to_support=LONG, expected=1, by=house.jo
    )
    return case


def test_the_page_says_what_the_data_says(house: cast.Riverbank, agreed: Case) -> None:
    """One tagged page, in the words of the JSON, for each to download; both are guarded."""
    note = actions.draft(case=agreed, about="closed", by=house.jo)
    actions.send(message=actions.approve(message=note, by=house.jo), by=house.jo)
    jo, ruth = cast.signed_in(house.jo), cast.signed_in(house.ruth)
    address = f"/cases/{agreed.public_id}/messages/{note.public_id}/page"
    for reader, place in ((jo, address), (ruth, f"/notes/{note.public_id}/page")):
        file, data = reader.get(f"{place}.pdf"), reader.get(f"{place}.json")
        pages, words = read(file.content)
        answer = json.loads(data.content)
        assert pages == 1
        assert words == said(answer)
        assert b"pdfuaid" in file.content
        assert b"StructTreeRoot" in file.content
        assert "Amara" not in file["Content-Disposition"]
        assert answer["sections"]["Person"][0].startswith("Amara Nwosu, born 14 May 1951.")
        assert set(answer["sections"]) <= {heading for heading, _ in EVERY}
        assert "871731000000106" not in words  # nobody has spoken to her yet
    assert cast.signed_in(house.ada).get(f"{address}.pdf").status_code == 404
    assert ruth.get(f"{address}.pdf").status_code in (403, 404)


def test_a_draft_is_not_to_be_had_by_the_practice(house: cast.Riverbank, agreed: Case) -> None:
    """Until it is sent, its reader gets neither the page nor the data."""
    note = actions.draft(case=agreed, about="closed", by=house.jo)
    ruth = cast.signed_in(house.ruth)
    assert ruth.get(f"/notes/{note.public_id}/page.pdf").status_code == 404
    assert ruth.get(f"/notes/{note.public_id}/page.json").status_code == 404


def test_what_was_approved_stays(house: cast.Riverbank, agreed: Case) -> None:
    """What changes after a note was approved does not change the note."""
    note = actions.draft(case=agreed, about="closed", by=house.jo)
    actions.approve(message=note, by=house.jo)
    before, _ = making.made(note)
    people.amend_about_me(
        person=agreed.person,
        what_matters="Something else",
        how_to_support="",
        expected=2,
        by=house.jo,
    )
    after, _ = making.made(Message.objects.get(pk=note.pk))
    assert before.words() == after.words()


def test_a_note_too_long_is_not_approved(house: cast.Riverbank, agreed: Case) -> None:
    """The note is never cut: one that does not fit is sent back to its writer."""
    note = actions.draft(case=agreed, about="closed", by=house.jo)
    actions.amend(message=note, text="A line.\n" * 200, expected=1, by=house.jo)
    with pytest.raises(NotAllowed, match="too long"):
        actions.approve(message=note, by=house.jo)


def test_what_is_left_out_is_said() -> None:
    """Long sections are cut after a word, and say how much more there is."""
    cut = printing.fitted(document({name: [LONG] * 20 for name, _ in EVERY}))
    pages, words = read(printing.page(cut))
    assert pages == 1
    assert words == cut.words()
    assert all("more line" in one.lines[-1] for one in cut.sections)
    assert all(line.endswith("…") for one in cut.sections for line in one.lines[:-1])


WORD = st.text(
    st.characters(codec="utf-8", categories=("Lu", "Ll", "Nd", "Po", "Sc", "Sm")),
    min_size=1,
    max_size=60,
).filter(lambda word: word.isascii())
LINE = st.lists(WORD, min_size=1, max_size=120).map(" ".join)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    sections=st.dictionaries(
        st.sampled_from([name for name, _ in EVERY]), st.lists(LINE, min_size=1, max_size=30)
    )
)
def test_any_sections_fit(sections: dict[str, list[str]]) -> None:
    """Whatever the sections say, it is one page, and the words on it are those of the document."""
    shortened = {
        name: [printing.shortened(line) for line in lines] for name, lines in sections.items()
    }
    cut = printing.fitted(document(shortened))
    pages, words = read(printing.page(cut))
    assert pages == 1
    assert words == cut.words()
