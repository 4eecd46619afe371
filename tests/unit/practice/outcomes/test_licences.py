"""Gates: nothing licensed is shipped, and nothing is asked before its licence is ticked."""

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from linkwork.access.roles import Role
from linkwork.practice.outcomes import actions, queries, sheets, wordings
from linkwork.practice.outcomes.catalogue import INSTRUMENTS, SWEMWBS, UCLA3
from linkwork.practice.outcomes.models import Setting
from tests.unit.practice.cast import Riverbank, key, signed_in, staff
from tests.unit.practice.outcomes.wordings import made_up, opened

# Marks of the licensed wordings, spelt so that this file does not hold them either.
LICENSED = (
    "optim-istic about",
    "lack com-panionship",
    "emp-tiness",
    "little inter-est",
    "on ed-ge",
)


@pytest.mark.parametrize("code", INSTRUMENTS)
def test_closed_until_opened(house: Riverbank, code: str) -> None:
    """Without a licence ticked and a wording loaded there is nothing to ask."""
    assert sheets.sheet(code, house.service) is None
    assert not queries.may_ask(house.service, code)
    opened(house, code)
    sheet = sheets.sheet(code, house.service)
    assert sheet is not None
    assert len(sheet.questions) == INSTRUMENTS[code].items
    assert code in dict(sheets.offered(house.service))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"holds_licence": False}, "Tick that the service holds the licence"),
        ({"licence": " "}, "which licence"),
        ({"instrument": "eq5d"}, "no instrument called"),
    ],
)
def test_what_opening_needs(house: Riverbank, changes: dict[str, object], says: str) -> None:
    """The licence is ticked and named, of an instrument that there is."""
    told: dict[str, object] = {
        "instrument": "swemwbs",
        "holds_licence": True,
        "licence": "No. 12",
        "text": made_up("swemwbs"),
        "on": True,
        "by": house.jo,
    }
    with pytest.raises(actions.NotAllowed, match=says):
        actions.open_instrument(**(told | changes))  # type: ignore[arg-type]
    assert not queries.decisions().exists()


def test_every_decision_stays(house: Riverbank) -> None:
    """Who ticked and when is kept; turned off it is not asked, and the wording is still there."""
    first = opened(house, "swemwbs")
    second = actions.switch(instrument="swemwbs", on=False, by=house.jo)
    assert [one.number for one in queries.decisions("swemwbs")] == [2, 1]
    assert (first.set_by, second.wording) == (house.jo.user, first.wording)
    assert sheets.sheet("swemwbs", house.service) is None
    actions.switch(instrument="swemwbs", on=True, by=house.jo)
    assert sheets.sheet("swemwbs", house.service) is not None


def test_nothing_to_turn_on(house: Riverbank) -> None:
    """What was never loaded cannot be turned on."""
    with pytest.raises(actions.NotAllowed, match="Load the wording first"):
        actions.switch(instrument="phq9", on=True, by=house.jo)


def test_the_house_next_door_has_its_own(house: Riverbank, next_door: Riverbank) -> None:
    """One service's licence opens nothing for another."""
    opened(house, "swemwbs")
    assert not queries.may_ask(next_door.service, "swemwbs")


def test_a_wording_is_read() -> None:
    """Opening words, questions, answers for all, and answers of one question's own."""
    lines = ["Before", "we begin.", "", "1. One", "2) Two", "3. Three", "4. Four"]
    answers = ["Answers: never | sometimes | often", "answers to 4: a|b|c|d|e"]
    found = wordings.read("\n".join([*lines, *answers]), UCLA3)
    assert found["opening"] == "Before we begin."
    assert [one["text"] for one in found["questions"]] == ["One", "Two", "Three", "Four"]
    assert found["questions"][0]["answers"] == ["never", "sometimes", "often"]
    assert found["questions"][3]["answers"] == ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "7 questions; 0 were found"),
        ("1. One\n3. Three", "Line 2: question 3, where 2 comes next"),
        ("1. One\nloose words", "Line 2 is neither"),
        (
            made_up("swemwbs").replace("Answers to 7: answer 1 | ", "Answers to 7: "),
            "has 5 answers",
        ),
        ("\n".join(f"{n}. Q" for n in range(1, 8)), "Say the answers"),
        ("x" * 20_001, "longer than 20,000"),
    ],
)
def test_a_wording_that_cannot_be_used(text: str, says: str) -> None:
    """The message says what is wrong and where."""
    with pytest.raises(wordings.WordingError, match=says):
        wordings.read(text, SWEMWBS)


def test_no_licensed_wording_is_shipped() -> None:
    """No file of the house holds words of a licensed instrument."""
    root = Path(__file__).parents[4]
    marks = re.compile("|".join(mark.replace("-", "") for mark in LICENSED), re.IGNORECASE)
    kept = [*root.glob("linkwork/practice/**/*.*"), *root.glob("docs/**/*.md")]
    read = [one for one in kept if one.suffix in {".py", ".jinja", ".md", ".toml"}]
    assert len(read) > 100
    assert not [str(one) for one in read if marks.search(one.read_text("utf-8"))]


def test_the_administrators_page(house: Riverbank) -> None:
    """The administrator ticks and loads a file; a fault in it is said; a link worker may not."""
    admin = signed_in(staff("Pat Lowe", Role.ORGANISATION_ADMINISTRATOR, house.service))
    address = reverse("outcomes:instrument", args=["swemwbs"])
    assert admin.get(reverse("outcomes:instruments")).status_code == 200
    assert "Not asked here" in admin.get(address).content.decode()
    told = {**key(), "licence": "No. 12", "on": "on", "text": "1. One"}
    page = admin.post(address, told).content.decode()
    assert "Tick that you hold the licence" in page
    assert "7 questions; 1 were found" in page
    file = SimpleUploadedFile("w.txt", made_up("swemwbs").encode())
    sent = {**key(), "licence": "No. 12", "on": "on", "holds_licence": "on", "file": file}
    assert admin.post(address, sent).status_code == 302
    held = Setting.objects.get()
    assert (held.on, held.licence, held.set_by.name) == (True, "No. 12", "Pat Lowe")  # type: ignore[union-attr]
    assert admin.post(address, {**key(), "switch": "off"}).status_code == 302
    assert not queries.may_ask(house.service, "swemwbs")
    assert signed_in(house.jo).get(address).status_code == 403
    assert admin.get(reverse("outcomes:instrument", args=["eq5d"])).status_code == 404


def test_a_file_that_is_not_text(house: Riverbank) -> None:
    """A file of another kind is refused in words."""
    admin = signed_in(staff("Pat Lowe", Role.ORGANISATION_ADMINISTRATOR, house.service))
    file = SimpleUploadedFile("w.pdf", b"%PDF-1.7 \xff\xfe")
    sent = {**key(), "licence": "No. 12", "holds_licence": "on", "file": file}
    page = admin.post(reverse("outcomes:instrument", args=["swemwbs"]), sent)
    assert "not plain text" in page.content.decode()


def test_the_wheel_has_its_areas(house: Riverbank) -> None:
    """Six to eight areas, each named once; the usual ones until then."""
    admin = signed_in(staff("Pat Lowe", Role.ORGANISATION_ADMINISTRATOR, house.service))
    address = reverse("outcomes:wheel")
    assert queries.areas(house.service)[0] == 0
    assert len(queries.areas(house.service)[1]) == 8
    page = admin.post(address, {**key(), "text": "Home\nMoney"}).content.decode()
    assert "Name 6 to 8 areas" in page
    text = "Home\nMoney\nFood\nSleep\nFriends\nhome"
    assert (
        "Each area is named once" in admin.post(address, {**key(), "text": text}).content.decode()
    )
    six = ["Home", "Money", "Food", "Sleep", "Friends", "Garden"]
    assert admin.post(address, {**key(), "text": "\n".join(six)}).status_code == 302
    assert queries.areas(house.service) == (1, six)
