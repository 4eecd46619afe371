"""The consensus report of one panel: one account, as a page, as a PDF and for Word."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from io import BytesIO

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from docx import Document

from linkwork.access.actors import Actor
from linkwork.access.models import AuditEvent
from linkwork.evidence.panels import actions, queries
from linkwork.evidence.panels.counting.rules import Method
from linkwork.evidence.panels.models import CountedVote, Round
from linkwork.evidence.panels.presenters.accord import NO_RECORD, checklist
from linkwork.evidence.panels.presenters.outcome import NOT_SHOWN
from linkwork.evidence.records.models import Review
from tests.unit.evidence.panels.conftest import CODES, ORDERS, Nine
from tests.unit.evidence.panels.test_pages import browser

Voted = Callable[..., Round]
Told = Callable[[], dict[str, str]]
DISSENT = "Not everybody has a telephone"
MISSING = "Something about the bus"


@pytest.fixture
def told(nine: Nine, review: Review, sade: Actor) -> Told:
    """What the consensus report says, with single spaces: on its page, in the PDF and for Word."""
    client = browser(sade)

    def read() -> dict[str, str]:
        return {
            "page": on_page(client, reverse("panels:report", args=[review.public_id])),
            "pdf": in_pdf(file(client, nine, "pdf")),
            "docx": in_word(file(client, nine, "docx")),
        }

    return read


def file(client: Client, nine: Nine, ending: str) -> bytes:
    """The report as a file."""
    at = [nine.panel.review.public_id, nine.panel.public_id]
    answer = client.get(reverse(f"panels:report_{ending}", args=at))
    assert answer.status_code == 200
    assert f'what-matters-most-consensus.{ending}"' in answer["Content-Disposition"]
    return bytes(answer.content)


def on_page(client: Client, address: str) -> str:
    """The words of a page, without the headings that a phone repeats in every cell."""
    answer = client.get(address)
    assert answer.status_code == 200
    bare = re.sub(r'<span class="lw-k">[^<]*</span>', "", answer.content.decode())
    return single(unescape(re.sub(r"<[^>]+>", " ", bare)))


def in_pdf(content: bytes) -> str:
    """The words of a PDF; signs that let a long word break are none of its own."""
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content)]
    return single(" ".join(pages))


def in_word(content: bytes) -> str:
    """The words of a Word document: its paragraphs, and the cells of its tables."""
    paper = Document(BytesIO(content))
    cells = [cell.text for one in paper.tables for row in one.rows for cell in row.cells]
    return single(" ".join([*(one.text for one in paper.paragraphs), *cells]))


def single(text: str) -> str:
    """The words with single spaces."""
    return " ".join(text.replace("\u200b", "").replace("\ufffe", "").split())


def without_spaces(text: str) -> str:
    """The signs alone: a narrow column of a PDF breaks a word where it likes."""
    return re.sub(r"\s", "", text)


def closed(round_: Round, by: Actor) -> Round:
    """The round, counted."""
    actions.close(round_=round_, by=by)
    return queries.rounds(round_.panel).get(pk=round_.pk)


def test_the_same_figures_in_all_three(voted: Voted, nine: Nine, sade: Actor, told: Told) -> None:
    """Every figure, item, hash, remark and gap stands on the page and in both files."""
    round_ = voted(rule={"quorum": {"People and carers": 3, "Link workers": 2}})
    actions.extend(
        round_=round_, closes_at=timezone.now() + timedelta(days=9), reason="A strike", by=sade
    )
    by = nine.actor(0)
    actions.say(ballot=nine.ballot(round_, 0), sort="dissent", text=DISSENT, item="EG3", by=by)
    actions.say(ballot=nine.ballot(round_, 0), sort="missing", text=MISSING, by=by)
    actions.sign(round_=closed(round_, sade), by=sade)
    outcome = queries.results_of(nine.panel)[0]
    first = outcome.result.content["lines"][0]
    figures = first["everybody"]["figures"]
    wanted = [
        "9 of 9 people answered",
        f"{figures['points']} {figures['frequency']} of 9 {figures['mean']:.1f}",
        outcome.seal.hash,
        outcome.result.hash,
        "Both are still as they were hashed.",
        "These must answer, or nothing is decided: Link workers: two, People and carers: three.",
        "Your first gets 3 points",
        "People and carers 4 of 4 3 itself",
        "Link workers 3 of 3 2 Smaller groups together",
        "Referrers 2 of 2 any number Smaller groups together",
        f"{DISSENT} (on: Words of EG3)",
        MISSING,
        "as everybody had answered",
        "It ran longer than was fixed: A strike (Sade Okonjo).",
        "Signed: Sade Okonjo",
        NO_RECORD,
        *(f"Words of {code}" for code in CODES),
        *(one["asks"] for one in checklist().values()),
    ]
    for where, said in told().items():
        signs = without_spaces(said)
        for one in wanted:
            assert without_spaces(one) in signs, (where, one)
        assert "An invented panel: nobody’s view." in said, where


def test_each_group_has_the_same_figures_in_all_three(
    voted: Voted, nine: Nine, sade: Actor, told: Told
) -> None:
    """Points of a group stand with its name; the two referrers stand together with others."""
    closed(voted(), sade)
    (outcome,) = queries.results_of(nine.panel)
    first = outcome.result.content["lines"][0]
    assert sorted(first["groups"]) == ["People and carers", "Smaller groups together"]
    for where, said in told().items():
        signs = without_spaces(said)
        for name, tally in first["groups"].items():
            figures = tally["figures"]
            cell = f"{name}: {figures['points']} ({figures['frequency']} of {tally['voters']})"
            assert without_spaces(cell) in signs, (where, cell)
        assert "Referrers: " not in said, where


def test_hidden_numbers_stay_hidden_in_all_three(nine: Nine, sade: Actor, told: Told) -> None:
    """An item that two rated has no figures anywhere, whoever takes the report away."""
    round_ = nine.open(Method.RATE)
    for turn in range(9):
        marks = {"EG3": 9, "AD5": 7} if turn < 2 else {"EG3": 8}
        ballot = nine.ballot(round_, turn)
        actions.answer(ballot=ballot, expected=ballot.version, choices=marks, by=nine.actor(turn))
    closed(round_, sade)
    (outcome,) = queries.results_of(nine.panel)
    line = next(one for one in outcome.result.content["lines"] if one["key"] == "AD5")
    assert line["everybody"]["figures"]["answered"] is None
    hidden = without_spaces(" ".join([NOT_SHOWN] * 4))
    for where, said in told().items():
        assert hidden in without_spaces(said), where
        assert "100 % (2)" not in said, where


def test_too_few_for_anything_to_be_shown(nine: Nine, sade: Actor, told: Told) -> None:
    """Where two answered, nothing of what they chose is in the page or in the files."""
    round_ = nine.open()
    for turn in range(2):
        nine.vote(round_, turn, ["EG3", "AD5"])
    Round.objects.filter(pk=round_.pk).update(closes_at=timezone.now() - timedelta(seconds=1))
    closed(queries.rounds(nine.panel).get(), sade)
    for where, said in told().items():
        assert "Too few answered for anything to be shown" in said, where
        assert "Goes forward" not in said, where


def test_nobodys_ballot(voted: Voted, nine: Nine, sade: Actor, told: Told) -> None:
    """No order of one person, no name and no address of a panellist, is in any of the three."""
    closed(voted(), sade)
    for turn, person in enumerate(nine.people):
        person.name = f"Quill {turn} Zander"
        person.save()
    orders = [", ".join(one.split()) for one in ORDERS if len(one.split()) > 1]
    assert CountedVote.objects.count() == 9
    for where, said in told().items():
        for secret in (*orders, *ORDERS[:4], *(one.address for one in nine.people)):
            assert secret not in said, (where, secret)
        assert not [one.name for one in nine.people if one.name in said], where


def test_a_round_that_is_open_is_not_in_it(voted: Voted, nine: Nine, told: Told) -> None:
    """While it is open there is nothing to report of it: not a figure, not who answered."""
    voted()
    for where, said in told().items():
        assert "What matters most" in said, where
        assert "9 of 9" not in said, where
        assert "Words of EG3" not in said, where
    assert "No round of this panel has closed yet" in told()["pdf"]


def test_the_files_are_for_everybody(voted: Voted, nine: Nine, sade: Actor) -> None:
    """PDF/UA with its tags; Word with real headings; and that it was taken is written down."""
    closed(voted(), sade)
    client = browser(sade)
    made = file(client, nine, "pdf")
    assert b"pdfuaid:part" in made
    assert b"/StructTreeRoot" in made
    paper = Document(BytesIO(file(client, nine, "docx")))
    found = [one.text for one in paper.paragraphs if one.style and one.style.name == "Heading 2"]
    assert found == [
        "What was decided",
        "Round 1: What matters most?",
        "ACCORD, item by item",
    ]
    taken = AuditEvent.objects.filter(verb="consensus report of a panel taken")
    assert taken.count() == 2


def test_offered_where_the_result_is(
    voted: Voted, nine: Nine, review: Review, sade: Actor, nia: Actor
) -> None:
    """The page of a result leads to both files; a panel of another review has none."""
    round_ = closed(voted(), sade)
    page = reverse("panels:result", args=[review.public_id, round_.public_id])
    said = browser(sade).get(page).content.decode()
    for ending in ("pdf", "docx"):
        at = [review.public_id, nine.panel.public_id]
        address = reverse(f"panels:report_{ending}", args=at)
        assert address in said
        assert browser(nia).get(address).status_code == 404
