"""Every page of the person's can be read by somebody of nine to eleven, and blames nobody."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.test import Client

import linkwork.practice.mypage as room
from linkwork.access.roles import Role
from linkwork.practice.mypage.forms import QUESTIONS
from linkwork.practice.mypage.presenters import plan, standing
from linkwork.practice.mypage.wording import WORDINGS
from tests.unit.practice.mypage import reading_age
from tests.unit.practice.mypage.conftest import CARER, Amara, entered

HIGHEST = 5.5  # a reading age of 10 to 11
BANNED = (
    "client",
    "user",
    "patient",
    "beneficiary",
    "non-compliant",
    "compliance",
    "DNA",
    "did not attend",
    "engagement",
    "disengaged",
    "intervention",
    "caseload",
    "onward referral",
    "assessment",
    "outcome",
    "provider",
    "consent",
    "withdraw",
    "accommodate",
    "utilise",
    "in order to",
)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("cat", 1),
        ("plan", 1),
        ("group", 1),
        ("garden", 2),
        ("table", 2),
        ("called", 1),
        ("started", 2),
        ("people", 2),
        ("record", 2),
        ("emergency", 4),
        ("stopped", 1),
        ("message", 2),
        ("time", 1),
    ],
)
def test_syllables(word: str, number: int) -> None:
    """Words have the syllables one hears."""
    assert reading_age.syllables(word) == number


def test_a_known_grade() -> None:
    """A plain sentence is easy, an office's is not."""
    easy = reading_age.sentences("<main><p>The cat sat on the mat. It was warm.</p></main>")
    hard = "Your participation necessitates notification of the responsible organisation"
    assert [len(part) for part in easy] == [6, 3]
    assert reading_age.grade(easy) < 0
    assert reading_age.grade([hard.split()]) > 18


def test_words_that_are_not_ours_are_left_out() -> None:
    """A question in set words, a drawing and what stands outside the page do not count."""
    html = (
        '<title>No</title><main><p>Yes</p><div data-words="theirs"><p>No</p></div></main><p>No</p>'
    )
    assert reading_age.sentences(html) == [["Yes"]]


def pages(amara: Amara) -> Iterator[tuple[str, str]]:
    """Every page of the person's, and of the carer's, with as much on it as there can be."""
    amara.case.save_over(amara.case.version, state="active")
    goal = amara.plan().goals.get()
    row = amara.connection()
    amara.connection("started", amara.activity("Choir"))
    amara.connection("declined", amara.activity("Lunch club"))
    amara.connection("stopped", amara.activity("Walk"))
    for purpose in ("work with", "tell the GP", "learning", "contact"):
        amara.agrees(purpose)
    amara.agrees("share", "Brook Lane Growers")
    amara.agrees("carer", CARER)
    hers = entered(amara.link())
    addresses = ["/my/", "/my/plan/", "/my/details/", "/my/notes/", "/my/who-looked/"]
    addresses += ["/my/agreed/", "/my/no-contact/", "/my/stopped/", f"/my/goals/{goal.public_id}/"]
    addresses += [
        f"/my/how-it-went/{row.public_id}/",
        "/my/today/",
        "/my/questions/ons4/baseline/",
    ]
    addresses += [f"/my/say/{slug}/" for slug in QUESTIONS]
    yield from ((address, _read(hers, address)) for address in addresses)
    carers = entered(amara.link(Role.PROXY, CARER))
    yield from ((f"carer {at}", _read(carers, at)) for at in ("/my/", "/my/plan/", "/my/details/"))


def _read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_every_page_is_easy_to_read(amara: Amara) -> None:
    """No page is above the grade; none says a word of the trade or of blame."""
    seen, hard, banned = set(), {}, []
    for address, html in pages(amara):
        parts = reading_age.sentences(html)
        seen.add(address)
        assert len(parts) > 4, address
        number = reading_age.grade(reading_age.prose(parts))
        if number > HIGHEST:
            hard[address] = round(number, 1)
        said = " ".join(" ".join(part) for part in parts)
        banned += [(address, word) for word in BANNED if _says(said, word)]
    assert len(seen) > 20
    assert (hard, banned) == ({}, [])


def _says(said: str, word: str) -> bool:
    flags = 0 if word.isupper() else re.IGNORECASE
    return re.search(rf"\b{re.escape(word)}s?\b", said, flags) is not None


def test_every_template_is_read() -> None:
    """No page for the person is left out of the test above."""
    folder = Path(room.__path__[0]) / "jinja2" / "mypage"
    found = {path.stem for path in folder.glob("*.jinja")}
    theirs = {"home", "plan", "details", "notes", "who_looked", "agreed", "no_contact", "stopped"}
    theirs |= {"goal", "how_it_went", "questions", "today", "say"}
    assert found == theirs | {"frame", "invite", "said"}
    for name in theirs:
        assert get_template(f"mypage/{name}.jinja") is not None


@pytest.mark.parametrize(
    "words",
    [
        *(" ".join(parts) for parts in standing.WORDS.values()),
        *standing.OVER.values(),
        *plan.NEEDS.values(),
        *(f"{one.says} {one.stop}. {one.follows}" for one in WORDINGS.values()),
    ],
)
def test_every_sentence_is_easy(words: str) -> None:
    """Words that show only in one state are as plain as the rest."""
    plain = re.sub(r"\{\w+\}", "Jo", words)
    assert reading_age.grade(reading_age.sentences(f"<main>{plain}</main>")) <= HIGHEST
    assert not [word for word in BANNED if _says(plain, word)]


def test_large_print_is_kept(amara: Amara, hers: Client) -> None:
    """Large print stays on in this browser until it is switched off; the record may ask for it."""
    assert "lw-large" not in _read(hers, "/my/")
    hers.post("/my/large-print/", {"large": "yes"})
    assert "lw-large" in _read(hers, "/my/plan/")
    hers.post("/my/large-print/", {"large": "no"})
    amara.person.save_over(amara.person.version, information_needs=["large print"])
    assert "lw-large" not in _read(hers, "/my/")
    assert "lw-large" in _read(entered(amara.link()), "/my/")
