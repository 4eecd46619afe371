"""The pages of supervision: what is typed is done, what may not be seen is not there."""

from typing import Any

from linkwork.practice.referrals.models import Case
from linkwork.practice.supervision.models import (
    BrokenGlass,
    CaseCover,
    HandOver,
    SafeguardingConcern,
    Talk,
    Visit,
)
from tests.unit.practice import cast
from tests.unit.practice.cast import signed_in
from tests.unit.practice.supervision import scenes


def day(name: str, year: str = "2099") -> dict[str, str]:
    """A day as the three fields send it."""
    return {f"{name}_day": "3", f"{name}_month": "12", f"{name}_year": year}


def sent(actor: Any, address: str, **said: Any) -> Any:
    """What comes back when this actor sends this form."""
    return signed_in(actor).post(address, {**cast.key(), **said})


def test_the_board_and_its_lists(house: cast.Riverbank) -> None:
    """The lead sees each link worker, who is not back and what is stuck; each number has a list."""
    scenes.out(house, scenes.active(house), late=9)
    client = signed_in(house.samira)
    page = client.get("/team/").content.decode()
    assert "Jo Ferreira" in page
    assert "is not back from a visit" in page
    assert house.jo.user
    for what in ("open", "overdue", "risk", "new", "alerts", "stuck"):
        assert client.get(f"/team/{house.jo.user.public_id}/{what}/").status_code == 200
    assert client.get(f"/team/{house.jo.user.public_id}/nothing/").status_code == 404
    assert signed_in(house.jo).get("/team/").status_code == 403


def test_another_services_team_is_not_there(
    house: cast.Riverbank, next_door: cast.Riverbank
) -> None:
    """A link worker of the service next door has no list here."""
    assert next_door.jo.user
    address = f"/team/{next_door.jo.user.public_id}/open/"
    assert signed_in(house.samira).get(address).status_code == 404


def test_shared_out_and_handed_over(house: cast.Riverbank) -> None:
    """A new referral goes to Ada, comes back to Jo with others, and Jo reads the note."""
    referral = house.referral()
    assert house.ada.user
    assert house.jo.user
    to_ada = {"to": house.ada.user.pk, "reason": "Room"}
    answer = sent(house.samira, "/team/share/", which=[str(referral.public_id)], **to_ada)
    assert answer["Location"] == "/team/"
    case = Case.objects.get(referral=referral)
    address = f"/team/{house.ada.user.public_id}/reallocate/"
    said = {"to": house.jo.user.pk, "reason": "Leave", "note": "Ring first"}
    assert sent(house.samira, address, which=[str(case.public_id)], **said).status_code == 302
    kept = HandOver.objects.get(giver=house.ada.user)
    assert "Read the note" in signed_in(house.jo).get("/team/handed-over/").content.decode()
    assert sent(house.jo, f"/team/handed-over/{kept.public_id}/").status_code == 302
    kept.refresh_from_db()
    assert kept.read_at is not None


def test_handing_over_asks_for_everything(house: cast.Riverbank) -> None:
    """Without to whom, why, what to know and whether the person knows, it is given back."""
    case = scenes.active(house)
    address = f"/cases/{case.public_id}/hand-over/"
    page = sent(house.jo, address).content.decode()
    for words in (
        "Choose a link worker",
        "Say why the case",
        "Write what",
        "Say whether the person",
    ):
        assert words in page
    assert house.ada.user
    said = {"to": house.ada.user.pk, "reason": "Leave", "note": "n", "person_told": "no"}
    assert sent(house.jo, address, **said).status_code == 302
    assert signed_in(house.jo).get(address).status_code == 404


def test_cover_is_arranged_and_ended(house: cast.Riverbank) -> None:
    """From the list of a link worker to the list of cover, and back early."""
    case = scenes.active(house)
    assert house.jo.user
    assert house.ada.user
    address = f"/team/{house.jo.user.public_id}/cover/"
    said = {"which": [str(case.public_id)], "to": house.ada.user.pk}
    wrong = sent(house.samira, address, **said, **day("from_on"), **day("to_on", "2098"))
    assert "before the first" in wrong.content.decode()
    right = sent(house.samira, address, **said, **day("from_on"), **day("to_on"))
    assert right["Location"] == "/team/cover/"
    made = CaseCover.objects.get()
    assert "To come" in signed_in(house.samira).get("/team/cover/").content.decode()
    assert sent(house.samira, f"/team/cover/{made.public_id}/end/").status_code == 302
    made.refresh_from_db()
    assert made.ended_at is not None


def test_a_visit_from_door_to_door(house: cast.Riverbank) -> None:
    """Set out now, stay longer, back: three presses; a time that has passed is given back."""
    case = scenes.active(house)
    address = f"/cases/{case.public_id}/visit/"
    said = {"place": "12 Larch Road", "minutes": "60"}
    past = sent(house.jo, address, when="later", at="09:00", **said, **day("on", "2020"))
    assert past.status_code == 200
    answer = sent(house.jo, address, when="now", **said)
    visit = Visit.objects.get()
    assert answer["Location"] == f"/visits/{visit.public_id}/"
    assert sent(house.jo, answer["Location"], to="longer", minutes="30").status_code == 302
    assert "called off" not in Visit.objects.get().state
    assert sent(house.jo, answer["Location"], to="back").status_code == 302
    assert Visit.objects.get().state == Visit.State.BACK
    assert sent(house.jo, answer["Location"], to="back").status_code == 200


def test_a_concern_from_raised_to_closed(house: cast.Riverbank) -> None:
    """Raised by the link worker, decided by the safeguarding lead; nobody else reads it."""
    grace = scenes.safeguarding(house)
    case = scenes.active(house)
    address = f"/people/{case.person.public_id}/concern/"
    said = {"immediate": "no", "worry": "neglect", "what": "No food in", "person_knows": "unsafe"}
    assert "in danger now" in sent(house.jo, address).content.decode()
    assert sent(house.jo, address, **said).status_code == 302
    concern = SafeguardingConcern.objects.get()
    page = f"/concerns/{concern.public_id}/"
    assert "No food in" in signed_in(house.jo).get(page).content.decode()
    assert signed_in(house.samira).get(page).status_code == 404
    lead = {"act": "decide", "words": "Spoke", "version": concern.version}
    missing = sent(grace, page, **lead, to="looked at").content.decode()
    assert "Enter the day" in missing
    assert sent(grace, page, **lead, to="looked at", **day("review_on")).status_code == 302
    assert sent(house.jo, page, **lead, to="looked at").status_code == 403
    assert house.samira.user
    assert sent(grace, page, act="name", lead=house.samira.user.pk).status_code == 302
    assert signed_in(house.samira).get(page).status_code == 200
    assert sent(grace, page, act="restrict", because="Staff").status_code == 302
    assert signed_in(house.jo).get(page).status_code == 404


def test_the_register_tells_no_name(house: cast.Riverbank) -> None:
    """The auditor reads reference, state and days; neither whose it is nor what was said."""
    concern = scenes.concern(house, scenes.active(house))
    page = signed_in(scenes.auditor(house)).get("/concerns/register/").content.decode()
    assert concern.reference in page
    assert "Nwosu" not in page
    assert "bank card" not in page


def test_breaking_the_glass_from_its_page(house: cast.Riverbank) -> None:
    """Exactly whom and why; nobody near it is found; then it is read, told and reviewed."""
    scenes.active(house)
    born = {"born_on_day": "14", "born_on_month": "5", "born_on_year": "1951"}
    near = sent(house.ada, "/glass/", name="Amara Nwos", reason="She rang", **born)
    assert "Nobody has exactly" in near.content.decode()
    assert not BrokenGlass.objects.exists()
    answer = sent(house.ada, "/glass/", name="Amara Nwosu", reason="She rang", **born)
    assert answer.status_code == 302
    case = Case.objects.get()
    assert signed_in(house.ada).get(f"/cases/{case.public_id}/").status_code == 200
    glass = BrokenGlass.objects.get()
    page = f"/glass/opened/{glass.public_id}/"
    said = {"verdict": "right", "words": "The doctor confirms it"}
    assert sent(house.samira, page, **said)["Location"] == "/glass/opened/"
    assert (
        "The doctor confirms it" in signed_in(house.samira).get("/glass/opened/").content.decode()
    )


def test_a_supervision_note_is_written_and_read(house: cast.Riverbank) -> None:
    """Lead and link worker write and read; what is missing is asked for."""
    case = scenes.active(house)
    address = f"/cases/{case.public_id}/supervision/"
    assert "Write what you talked about" in sent(house.samira, address).content.decode()
    said = {"text": "She tires", "agreed_next": "Shorter visits"}
    answer = sent(house.samira, address, **said, **day("on", "2020"), **day("next_on"))
    assert answer.status_code == 302
    assert Talk.objects.get().made_by == house.samira.user
    assert "Shorter visits" in signed_in(house.jo).get(address).content.decode()
    assert signed_in(house.ada).get(address).status_code == 404
