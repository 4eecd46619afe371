"""The pages of referring, triage and contacts, as people use them."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from linkwork.access.models import AuditEvent, Organisation
from linkwork.access.roles import Role
from linkwork.practice.referrals import actions
from linkwork.practice.referrals.models import Case, Contact, Referral
from tests.unit.practice import cast

TODAY = timezone.localdate()
AMARA = {
    "given_name": "Amara",
    "family_name": "Nwosu",
    "born_on_day": "14",
    "born_on_month": "5",
    "born_on_year": "1951",
    "phone": "0161 496 0000",
    "main_need": "loneliness",
    "in_words": "I never see anyone",
    "agreed": "yes",
}


def text(response: Any) -> str:
    """The page as text."""
    return str(response.content.decode())


def test_refer_in_eight_fields(house: cast.Riverbank) -> None:
    """The page asks eight things; the referral is in, with its clock, and the list shows it."""
    ruth = cast.signed_in(house.ruth)
    assert "Refer someone" in text(ruth.get("/refer/"))
    done = ruth.post("/refer/", {**AMARA, **cast.key()}, follow=True)
    referral = Referral.objects.get()
    assert referral.person.name == "Amara Nwosu"
    assert (referral.route, referral.practice) == ("gp", house.millfield)
    assert referral.person.reference in text(done)
    assert "Amara Nwosu" in text(done)
    assert "New" in text(done)


def test_a_form_sent_twice_refers_once(house: cast.Riverbank) -> None:
    """A double tap makes one referral."""
    ruth, key = cast.signed_in(house.ruth), cast.key()
    for _ in range(2):
        assert ruth.post("/refer/", {**AMARA, **key}).status_code == 302
    assert Referral.objects.count() == 1


def test_nothing_typed_is_lost(house: cast.Riverbank) -> None:
    """A mistake is named at its field and in the summary; what was typed stands."""
    wrong = {**AMARA, "nhs_number": "943 476 5918", "born_on_month": "13"}
    page = text(cast.signed_in(house.ruth).post("/refer/", {**wrong, **cast.key()}))
    assert "There is a problem" in page
    assert "one of its figures is wrong" in page
    assert "There is no such date" in page
    assert "I never see anyone" in page
    assert "943 476 5918" in page
    assert not Referral.objects.exists()


def test_a_no_asks_for_the_reason(house: cast.Riverbank) -> None:
    """Somebody who said no is kept with their reason."""
    ruth = cast.signed_in(house.ruth)
    refused = {**AMARA, "agreed": "no", "in_words": "", "phone": ""}
    assert "why they said no" in text(ruth.post("/refer/", {**refused, **cast.key()}))
    told = {**AMARA, "agreed": "no", "in_words": "Not a group person"}
    ruth.post("/refer/", {**told, **cast.key()})
    assert Referral.objects.get().state == "declined"


def test_a_link_worker_is_asked_for_the_practice(house: cast.Riverbank) -> None:
    """Somebody who rings in has a practice too."""
    jo = cast.signed_in(house.jo)
    assert "Enter" not in text(jo.get("/refer/"))
    page = text(jo.post("/refer/", {**AMARA, **cast.key()}))
    assert "There is a problem" in page
    jo.post("/refer/", {**AMARA, "practice": str(house.millfield.pk), **cast.key()})
    assert Referral.objects.get().route == "self"


def test_a_referrer_sees_status_only(house: cast.Riverbank) -> None:
    """Not the notes, not the triage, not what others sent."""
    case = house.case()
    client = cast.signed_in(house.ruth)
    page = text(client.get("/refer/sent/"))
    assert "Accepted" in page
    assert client.get("/triage/").status_code == 403
    assert client.get(f"/triage/{case.referral.public_id}/").status_code == 403
    assert client.get(f"/cases/{case.public_id}/contacts/").status_code == 403
    other = Organisation.objects.create(
        name="Elm", kind="practice", parent=house.service, ods_code="Y09999"
    )
    stranger = cast.staff("Dr Else", Role.REFERRER, other)
    assert "Nwosu" not in text(cast.signed_in(stranger).get("/refer/sent/"))


def test_the_queue_points_out_who_may_be_here(house: cast.Riverbank) -> None:
    """Overdue first; somebody who may be here already is marked, and compared in the audit."""
    old = timezone.now() - timedelta(days=30)
    house.referral(received_at=old)
    twin = house.person()
    second = house.referral(twin, risk="A dog")
    jo = cast.signed_in(house.jo)
    page = text(jo.get("/triage/"))
    assert "May be here already" in page
    assert "(overdue)" in page
    one = text(jo.get(f"/triage/{second.public_id}/"))
    assert "Another record has the same name and birth date" in one
    assert AuditEvent.objects.filter(verb="records compared").exists()


def test_taking_somebody_on(house: cast.Riverbank) -> None:
    """The link worker takes the person on and is taken to their page."""
    referral = house.referral()
    jo = cast.signed_in(house.jo)
    assert house.jo.user
    chosen = {"decision": "accept", "accept-link_worker": str(house.jo.user.pk)}
    done = jo.post(f"/triage/{referral.public_id}/", {**chosen, **cast.key()})
    case = Case.objects.get()
    assert done.headers["Location"] == f"/cases/{case.public_id}/"


def test_a_reason_is_asked_for(house: cast.Riverbank) -> None:
    """Without a reason nothing is decided, and the page says what is missing."""
    referral = house.referral()
    jo, address = cast.signed_in(house.jo), f"/triage/{referral.public_id}/"
    page = text(jo.post(address, {"decision": "send_back", "send_back-reason": "", **cast.key()}))
    assert "Write the question for the referrer" in page
    asked = {"decision": "send_back", "send_back-reason": "Which number?"}
    assert jo.post(address, {**asked, **cast.key()}).status_code == 302
    ruth = cast.signed_in(house.ruth)
    assert "Which number?" in text(ruth.get("/refer/sent/"))


def contact(**changes: str) -> dict[str, str]:
    """What a link worker taps."""
    tapped = {
        "way": "call",
        "result": "reached",
        "next_step": "Meet",
        "next_step_on_near": (TODAY + timedelta(days=1)).isoformat(),
        "on_near": TODAY.isoformat(),
        "level": "team",
        "note": "Her niece could come",
    }
    return {**tapped, **changes, **cast.key()}


def test_log_a_contact(house: cast.Riverbank) -> None:
    """Saved with its next step; the case moves on; back to the person's page."""
    case = house.case()
    jo, address = cast.signed_in(house.jo), f"/cases/{case.public_id}/contacts/new/"
    page = text(jo.get(address))
    assert "Amara Nwosu" in page
    assert "<title>" in page
    assert "Amara" not in page.split("<title>")[1].split("</title>")[0]
    done = jo.post(address, contact())
    assert done.headers["Location"] == f"/cases/{case.public_id}/"
    case.refresh_from_db()
    assert (case.state, case.next_step) == ("active", "Meet")


def test_a_contact_without_a_next_step_is_given_back(house: cast.Riverbank) -> None:
    """The page says what is missing and keeps the note."""
    case = house.case()
    jo, address = cast.signed_in(house.jo), f"/cases/{case.public_id}/contacts/new/"
    page = text(jo.post(address, contact(next_step="")))
    assert "Choose the next step" in page
    assert "Her niece could come" in page
    own = text(jo.post(address, contact(next_step="other", next_step_words=" ")))
    assert "Write the next step" in own
    past = text(jo.post(address, contact(next_step_on_near="2020-01-01")))
    assert "must be today or later" in past
    assert not Contact.objects.exists()


def test_start_closing_from_a_contact(house: cast.Riverbank) -> None:
    """Choosing to close begins the closing of an open case."""
    case = house.case()
    jo, address = cast.signed_in(house.jo), f"/cases/{case.public_id}/contacts/new/"
    jo.post(address, contact())
    jo.post(address, contact(next_step="Start closing"))
    case.refresh_from_db()
    assert case.state == "closing"


def test_contacts_are_listed_and_amended(house: cast.Riverbank) -> None:
    """One's own contact is amended with a reason; both versions can be read."""
    case = house.case()
    jo = cast.signed_in(house.jo)
    jo.post(f"/cases/{case.public_id}/contacts/new/", contact())
    first = Contact.objects.get()
    address = f"/cases/{case.public_id}/contacts/{first.public_id}/amend/"
    assert "Her niece could come" in text(jo.get(address))
    changed = contact(note="Her nephew could come", because="Wrong word")
    assert jo.post(address, changed).status_code == 302
    page = text(jo.get(f"/cases/{case.public_id}/contacts/"))
    assert "Her nephew could come" in page
    assert "Her niece could come" in page
    assert "1 earlier version" in page
    assert "Wrong word" in page


def test_a_restricted_note_is_kept_back(house: cast.Riverbank) -> None:
    """Only its writer and the team lead read it, after a handover too."""
    case = house.case()
    jo = cast.signed_in(house.jo)
    jo.post(f"/cases/{case.public_id}/contacts/new/", contact(level="restricted"))
    case.refresh_from_db()
    assert house.ada.user
    actions.hand_over(case=case, to=house.ada.user, note="Over", by=house.jo)
    address = f"/cases/{case.public_id}/contacts/"
    assert jo.get(address).status_code == 404
    hers = text(cast.signed_in(house.ada).get(address))
    assert "niece" not in hers
    assert "1 contact is restricted" in hers
    assert "niece" in text(cast.signed_in(house.samira).get(address))


def test_a_contact_of_another_case_is_not_there(house: cast.Riverbank) -> None:
    """A child is reached only through its own parent."""
    first, second = house.case(), house.case(house.referral(house.person(given_name="Keith")))
    jo = cast.signed_in(house.jo)
    jo.post(f"/cases/{first.public_id}/contacts/new/", contact())
    wrong = f"/cases/{second.public_id}/contacts/{Contact.objects.get().public_id}/amend/"
    assert jo.get(wrong).status_code == 404
