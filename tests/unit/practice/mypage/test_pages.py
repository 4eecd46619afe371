"""The person's own pages: what they say, who may open them, and what each press does."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from linkwork.access.models import AuditEvent
from linkwork.practice.connections import actions as connections
from linkwork.practice.mypage.models import Reflection, Suggestion
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.referrals import actions as referrals
from linkwork.ui.words import day, today
from tests.unit.practice.cast import Riverbank, key, signed_in
from tests.unit.practice.mypage.conftest import Amara, entered


def text(client: Client, address: str) -> str:
    """What a page says."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def test_home_says_what_is_next(amara: Amara, hers: Client) -> None:
    """The first page names the day, the place, the plan and the link worker."""
    amara.plan()
    amara.connection()
    told = text(hers, "/my/")
    assert "Hello Amara" in told
    for words in ("Garden group", "10:30", "Brook Lane Allotments", "See a garden grow again"):
        assert words in told, words
    assert "Talk to Jo" in told
    assert "999" in told
    assert "not an emergency service" in told


def test_title_and_address_name_nobody(amara: Amara, hers: Client) -> None:
    """A title says the page, not the person."""
    assert "<title>My page – Linkwork</title>" in text(hers, "/my/")


def test_a_page_is_one_event(amara: Amara, hers: Client) -> None:
    """Looking at one's own page is kept, and costs few queries."""
    amara.plan()
    amara.connection()
    before = AuditEvent.objects.count()
    text(hers, "/my/")
    (event,) = AuditEvent.objects.order_by("pk")[before:]
    assert (event.role, event.relation, event.verb) == ("person", "self", "my page")


def test_home_costs_few_queries(
    amara: Amara, hers: Client, django_assert_max_num_queries: object
) -> None:
    """The first page asks the database at most twenty-five times."""
    amara.plan()
    amara.connection()
    amara.connection("started", amara.activity("Choir"))
    hers.get("/my/")
    with django_assert_max_num_queries(25):  # type: ignore[operator]
        hers.get("/my/")


@pytest.mark.parametrize("state", ["new", "closed"])
def test_home_without_a_plan(amara: Amara, hers: Client, state: str) -> None:
    """With nothing yet, or everything over, the page still says what to do."""
    if state == "closed":
        amara.case.save_over(amara.case.version, state="closed", closed_on=today())
        assert "We finished on" in text(hers, "/my/")
    else:
        assert "There is no plan yet" in text(hers, "/my/")


def test_a_stranger_is_sent_away(amara: Amara) -> None:
    """Without a link's session nothing opens."""
    for address in ("/my/", "/my/plan/", "/my/who-looked/", "/my/agreed/", "/my/details/"):
        assert Client().get(address).url == "/l/ended/"  # type: ignore[attr-defined]


def test_an_ended_link_opens_nothing(amara: Amara) -> None:
    """The page closes the moment the link ends."""
    link = amara.link()
    client = entered(link)
    assert client.get("/my/").status_code == 200
    jo = signed_in(amara.house.jo)
    jo.post(f"/cases/{amara.case.public_id}/my-page/{link.public_id}/end/", key())
    assert client.get("/my/").status_code == 302


def test_coming(amara: Amara, hers: Client) -> None:
    """I will be there: one press, kept with its day."""
    row = amara.connection()
    said = {"said": "coming", "session_on": (today() + timedelta(days=4)).isoformat()}
    hers.post(f"/my/next/{row.public_id}/", {**said, **key()})
    told = Reflection.objects.get()
    assert (told.said, told.session_on) == ("coming", today() + timedelta(days=4))
    assert "You said you will be there" in text(hers, "/my/")


def test_cannot_come(amara: Amara, hers: Client) -> None:
    """I can't make it: the link worker has a task and the person an answer by a day."""
    row = amara.connection()
    said = {"said": "cannot", "session_on": (today() + timedelta(days=4)).isoformat()}
    hers.post(f"/my/next/{row.public_id}/", {**said, **key()})
    asked = Suggestion.objects.get()
    assert asked.about == "session"
    assert asked.task is not None
    assert asked.task.owner == amara.case.link_worker


def test_a_day_that_changed(amara: Amara, hers: Client) -> None:
    """An answer about another day than the one now agreed is not kept."""
    row = amara.connection()
    said = {"said": "coming", "session_on": today().isoformat()}
    hers.post(f"/my/next/{row.public_id}/", {**said, **key()})
    assert not Reflection.objects.exists()


def test_how_it_went(amara: Amara, hers: Client) -> None:
    """A number, words, and whether they went; seen by the link worker, once read marked so."""
    row = amara.connection("started")
    address = f"/my/how-it-went/{row.public_id}/"
    assert "How did it go?" in text(hers, address)
    said = {"said": "came", "session_on_near": today().isoformat(), "how": "7", "words": "Loud"}
    answer = hers.post(address, {**said, **key()})
    assert answer.status_code == 302, answer.content.decode()[:3000]
    told = Reflection.objects.get()
    assert (told.said, told.how, told.words) == ("came", 7, "Loud")
    jo = signed_in(amara.house.jo)
    page = f"/cases/{amara.case.public_id}/said/"
    assert "7 out of 10" in text(jo, page)
    jo.post(f"{page}seen/{told.public_id}/", key())
    told.refresh_from_db()
    assert told.seen_by == amara.house.jo.user


def test_another_persons_group(amara: Amara, hers: Client, house: Riverbank) -> None:
    """Somebody else's connection, goal or request is not there."""
    other = Amara(house, house.person(given_name="Bola"), house.case())
    other = Amara(house, other.case.person, other.case)
    row = other.connection()
    goal = other.plan().goals.get()
    for address in (f"/my/how-it-went/{row.public_id}/", f"/my/goals/{goal.public_id}/"):
        assert hers.get(address).status_code == 404
    assert hers.post(f"/my/asked/{uuid4()}/", key()).status_code == 404


def test_where_i_am_now(amara: Amara, hers: Client) -> None:
    """The person rates a goal; the plan shows it."""
    goal = amara.plan().goals.get()
    hers.post(f"/my/goals/{goal.public_id}/", {"now": "5", **key()})
    assert "5 now" in text(hers, "/my/plan/")


def test_how_things_are_today(amara: Amara, hers: Client) -> None:
    """Two questions, answered alone; what was skipped has its reason; not asked again at once."""
    assert "Did you feel heard?" in text(hers, "/my/")
    assert hers.get("/my/today/").status_code == 200
    hers.post("/my/today/", {"felt_heard": "6", **key()})
    kept = {row.item: row for row in Measure.objects.all()}
    assert (kept["felt_heard"].value, kept["felt_heard"].mode) == (6, "self")
    assert kept["had_choice"].missing == "declined"
    assert "Did you feel heard?" not in text(hers, "/my/")


def test_no_answers_at_all(amara: Amara, hers: Client) -> None:
    """Nothing is kept where nothing was answered."""
    answer = hers.post("/my/today/", key())
    assert "Choose a number" in answer.content.decode()
    assert not Measure.objects.exists()


def test_days_that_they_went(amara: Amara, hers: Client, carers: Client) -> None:
    """The plan says where the person goes and on which days they went, to the carer as well."""
    amara.plan()
    row = amara.connection("started")
    connections.record_attendance(
        connection=row, session_on=today(), state="attended", by=amara.house.jo
    )
    for browser in (hers, carers):
        assert f"You went on {day(today())}." in text(browser, "/my/plan/")


def test_questions_that_are_due(amara: Amara, hers: Client) -> None:
    """The four questions open when due or sent, and close once answered; others never open."""
    amara.case.save_over(amara.case.version, state="active")
    address = "/my/questions/ons4/baseline/"
    assert address in text(hers, "/my/")
    assert "satisfied" in text(hers, address)
    assert hers.get("/my/questions/probes/baseline/").status_code == 404
    hers.post(address, {"life_satisfaction": "6", "happy": "7", **key()})
    kept = {row.item: row for row in Measure.objects.all()}
    assert (kept["happy"].value, kept["happy"].mode, kept["happy"].point) == (7, "self", "baseline")
    assert kept["anxious"].missing == "declined"
    assert address not in text(hers, "/my/")


def test_say_what_matters(amara: Amara, hers: Client) -> None:
    """The person's words reach the record once the link worker accepts them."""
    hers.post("/my/say/what-matters/", {"text": "My roses", **key()})
    asked = Suggestion.objects.get()
    jo = signed_in(amara.house.jo)
    page = f"/cases/{amara.case.public_id}/said/"
    assert "My roses" in text(jo, page)
    jo.post(f"{page}{asked.public_id}/", {"decision": "accept", "answer": "Lovely", **key()})
    amara.person.refresh_from_db()
    assert amara.person.what_matters == "My roses"
    assert "Jo says: “Lovely”" in text(hers, "/my/")


def test_no_needs_a_reason(amara: Amara, hers: Client) -> None:
    """A request is refused only with words for the person."""
    hers.post("/my/say/my-plan/", {"text": "Less walking", **key()})
    asked = Suggestion.objects.get()
    page = f"/cases/{amara.case.public_id}/said/{asked.public_id}/"
    jo = signed_in(amara.house.jo)
    answer = jo.post(page, {"decision": "decline", "answer": "", **key()})
    assert "Say why not" in answer.content.decode()
    jo.post(page, {"decision": "decline", "answer": "Let us talk first", **key()})
    asked.refresh_from_db()
    assert asked.state == "declined"
    assert "Let us talk first" in text(hers, "/my/")


def test_a_correction(amara: Amara, hers: Client) -> None:
    """A new telephone number is on the record only when accepted."""
    hers.post("/my/say/phone/", {"text": "07700 900456", **key()})
    amara.person.refresh_from_db()
    assert amara.person.phone == "07700 900123"
    asked = Suggestion.objects.get()
    page = f"/cases/{amara.case.public_id}/said/{asked.public_id}/"
    signed_in(amara.house.jo).post(page, {"decision": "accept", **key()})
    amara.person.refresh_from_db()
    assert amara.person.phone == "07700 900456"


def test_an_address_that_is_none(amara: Amara, hers: Client) -> None:
    """What cannot be an e-mail address is not sent."""
    answer = hers.post("/my/say/email/", {"text": "roses", **key()})
    assert answer.status_code == 200
    assert not Suggestion.objects.exists()


def test_call_back(amara: Amara, hers: Client) -> None:
    """A call back is a task of the link worker's; done, the person sees it."""
    hers.post("/my/say/call/", {"text": "", **key()})
    hers.post("/my/say/call/", {"text": "", **key()})
    asked = Suggestion.objects.get()
    assert asked.task is not None
    assert "Jo will answer by" in text(hers, "/my/")
    referrals.finish_task(task=asked.task, by=amara.house.jo)
    assert "Done on" in text(hers, "/my/")


def test_take_back(amara: Amara, hers: Client) -> None:
    """What was asked can be taken back, and its task goes."""
    hers.post("/my/say/call/", {"text": "", **key()})
    asked = Suggestion.objects.get()
    hers.post(f"/my/asked/{asked.public_id}/", key())
    asked.refresh_from_db()
    assert asked.state == "taken back"
    assert asked.task is not None
    assert asked.task.state == "dropped"


def test_details(amara: Amara, hers: Client) -> None:
    """The person sees what is kept of them, and can say that it is wrong."""
    told = text(hers, "/my/details/")
    assert "14 May 1951" in told
    assert "/my/say/phone/" in told


def test_shareable_notes_only(amara: Amara, hers: Client) -> None:
    """A note is read by the person only where it was marked so."""
    for note, level in (("Bring gloves", "shareable"), ("Anxious on the phone", "team")):
        referrals.log_contact(
            case=amara.case,
            on=today(),
            way="call",
            result="reached",
            note=note,
            level=level,
            next_step="Call again",
            next_step_on=today() + timedelta(days=7),
            by=amara.house.jo,
        )
    told = text(hers, "/my/notes/")
    assert "Bring gloves" in told
    assert "Anxious on the phone" not in told
