"""Entries written on their pages: drafted, amended, placed, timed, closed, withdrawn, settled."""

import re
from datetime import date, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.access.models import Organisation
from linkwork.access.roles import Role
from linkwork.practice.directory import actions, jobs, queries
from linkwork.practice.directory.models import (
    Activity,
    Feedback,
    Postcode,
    Provider,
    RoomStatement,
    Schedule,
)
from linkwork.practice.directory.times import next_dates
from linkwork.ui.words import today
from tests.unit.practice.cast import Riverbank, key, signed_in, staff
from tests.unit.practice.connections import places

LATE = today() - timedelta(days=200)


@pytest.fixture
def ben(house: Riverbank) -> Client:
    """An editor of the directory at the desk."""
    return signed_in(staff("Ben Castle", Role.DIRECTORY_EDITOR, house.service))


def page(name: str, thing: Activity | Provider) -> str:
    """The address of a page about a thing."""
    return reverse(f"directory:{name}", args=[thing.public_id])


def hidden(shown: str, name: str) -> str:
    """What a form carries out of sight."""
    found = re.search(f'name="{name}" value="([^"]*)"', shown)
    assert found, name
    return found[1]


def test_from_draft_to_suggested(house: Riverbank, ben: Client) -> None:
    """An editor drafts, places, times, publishes and confirms; only then is it suggested."""
    Postcode.objects.create(code="XX11AA", latitude=54.98, longitude=-1.61)
    ben.post(reverse("directory:draft"), {**key(), "name": "Choir", "new_provider": "Voices"})
    choir = Activity.objects.get()
    assert (choir.state, choir.provider.name) == ("draft", "Voices")
    seen = {**key(), "name_0": "The hall", "postcode_0": "xx1 1aa", "version": choir.version}
    ben.post(page("places", choir), seen)
    assert choir.locations.get().latitude == 54.98
    choir.refresh_from_db()
    told = {"weekday_0": "MO", "opens_0": "10:00", "closes_0": "11:30", "how_often_0": "m1"}
    ben.post(page("times", choir), {**key(), **told, "version": choir.version})
    assert (choir.schedules.get().frequency, choir.schedules.get().nth) == ("MONTHLY", 1)
    ben.post(page("publish", choir), key())
    assert not queries.suggestible(today()).exists()
    ben.post(page("confirm", choir), key())
    assert list(queries.suggestible(today())) == [choir]
    shown = ben.get(page("activity", choir)).content.decode()
    assert "The first Monday of the month 10:00 to 11:30" in shown


def test_an_entry_is_amended_and_a_conflict_shown(house: Riverbank, ben: Client) -> None:
    """What is typed on an old page is not lost, and does not overwrite what another has saved."""
    thing = places.activity(house)
    shown = ben.get(page("edit", thing)).content.decode()
    said = {name: hidden(shown, name) for name in ("version", "base")} | {"name": "Garden club"}
    said |= {"access_step_free": "no", "languages": "English, Urdu", "social_time": "yes"}
    ben.post(page("edit", thing), {**key(), **said})
    thing.refresh_from_db()
    assert (thing.name, thing.access, thing.social_time) == (
        "Garden club",
        {"step_free": False},
        True,
    )
    assert thing.languages == ["English", "Urdu"]
    late = ben.post(page("edit", thing), {**key(), **said, "name": "Garden team"})
    assert late.status_code == 409
    assert "Garden team" in late.content.decode()


@pytest.mark.parametrize(
    ("name", "said", "words"),
    [
        ("edit", {"name": ""}, "Enter what it is called"),
        ("edit", {"name": "A", "minimum_age": "9", "maximum_age": "8"}, "below the other one"),
        ("places", {"postcode_0": "nowhere"}, "Enter a whole postcode"),
        ("times", {"weekday_0": "MO", "opens_0": "11:00", "closes_0": "10:00"}, "ends before"),
        ("times", {"weekday_0": "MO", "how_often_0": "2"}, "Give a day on which it meets"),
        ("close", {}, "Choose why"),
        ("room", {"room": "full"}, "Name who said so"),
    ],
)
def test_what_is_missing_is_said(
    house: Riverbank, ben: Client, name: str, said: dict[str, str], words: str
) -> None:
    """A form that cannot be kept says what to mend."""
    thing = places.activity(house)
    answer = ben.post(page(name, thing), {**key(), **said, "version": thing.version})
    assert words in answer.content.decode()


def test_closed_for_now_and_withdrawn(house: Riverbank, ben: Client) -> None:
    """Closed needs a reason and opens by a confirmation; withdrawn is for good."""
    thing = places.activity(house)
    ben.post(page("close", thing), {**key(), "reason": "break", "words": "Until spring"})
    shown = ben.get(page("activity", thing)).content.decode()
    assert "A break between terms or seasons" in shown
    assert not queries.suggestible(today()).exists()
    ben.post(page("confirm", thing), key())
    assert queries.suggestible(today()).exists()
    ben.post(page("withdraw", thing), {**key(), "reason": "ended"})
    again = ben.post(page("confirm", thing), key(), follow=True)
    assert "Withdrawn cannot become confirmed" in again.content.decode()


def test_room_is_kept_with_who_said_it(house: Riverbank, ben: Client) -> None:
    """What was said of room before is kept beside what is said now."""
    thing = places.activity(house)
    said = {"room": "has places", "places": "4", "said_by": "Tom Adeyemi"}
    ben.post(page("room", thing), {**key(), **said})
    ben.post(page("room", thing), {**key(), "room": "full", "said_by": "Tom Adeyemi"})
    thing.refresh_from_db()
    assert (thing.room, thing.places, thing.room_stated_on) == ("full", None, today())
    kept = RoomStatement.objects.filter(activity=thing)
    assert [(one.room, one.places, one.said_by) for one in kept] == [
        ("has places", 4, "Tom Adeyemi"),
        ("full", None, "Tom Adeyemi"),
    ]


def test_a_session_is_called_off(house: Riverbank, ben: Client) -> None:
    """A meeting that does not take place is marked among the next dates."""
    thing = places.activity(house)
    on = today() + timedelta(days=1)
    day_code = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[on.weekday()]
    Schedule.objects.create(activity=thing, weekday=day_code, opens=time(10))
    told = {"on_day": on.day, "on_month": on.month, "on_year": on.year}
    ben.post(page("session", thing), {**key(), **told, "happens": "no", "reason": "Strike"})
    shown = ben.get(page("activity", thing)).content.decode()
    assert "Called off" in shown
    assert "Strike" in shown


def test_the_desk_shows_what_waits(house: Riverbank, ben: Client) -> None:
    """Reports, checks, held back, full for long, drafts and closed: each in its queue."""
    wrong = places.activity(house, "Wrong")
    actions.report_wrong(activity=wrong, text="Tuesdays now", by=house.jo)
    places.activity(house, "Old", assured_on=LATE)
    places.activity(house, "Older", assured_on=today() - timedelta(days=400))
    places.activity(house, "Full", room="full", room_stated_on=LATE)
    actions.draft(provider=wrong.provider, name="Choir", by=house.samira)
    actions.close_for_now(activity=places.activity(house, "Shut"), reason="break", by=house.samira)
    shown = ben.get(reverse("directory:desk")).content.decode()
    sections = re.findall(r'<section class="lw-fold" id="([^"]+)"(.*?)</section>', shown, re.DOTALL)
    who = r'<th scope="row"><a href="[^"]+">([^<]+)</a>'
    queues = {name: re.findall(who, section) for name, section in sections}
    assert queues == {
        "reports": ["Wrong"],
        "check-due": ["Old"],
        "long-unconfirmed": ["Older"],
        "due-soon": [],
        "full-long": ["Full"],
        "drafts": ["Choir"],
        "closed": ["Shut"],
    }
    assert signed_in(house.jo).get(reverse("directory:desk")).status_code == 404


def test_a_report_is_settled_with_what_was_done(house: Riverbank, ben: Client) -> None:
    """Settling says what was done; the entry's page keeps it."""
    thing = places.activity(house)
    actions.report_wrong(activity=thing, text="Tuesdays now", by=house.jo)
    [report] = queries.open_reports(thing)
    address = reverse("directory:settle", args=[thing.public_id, report.public_id])
    assert "Say what was done" in ben.post(address, key()).content.decode()
    ben.post(address, {**key(), "done": "was right", "words": "Rang them"})
    report.refresh_from_db()
    assert (report.done, report.settled_by_words) == (Feedback.Done.RIGHT, "Ben Castle")
    assert "Rang them" in ben.get(page("activity", thing)).content.decode()


def test_a_link_worker_tells_and_does_not_write(house: Riverbank) -> None:
    """A link worker confirms, states room and reports; what an entry says is an editor's."""
    thing, jo = places.activity(house), signed_in(house.jo)
    assert jo.get(page("room", thing)).status_code == 200
    for name in ("edit", "places", "times", "close", "withdraw"):
        assert jo.get(page(name, thing)).status_code in (403, 404)


def test_a_provider_is_amended_and_embodied_once(house: Riverbank, ben: Client) -> None:
    """A provider becomes a body once, which is called as the provider is."""
    provider = places.activity(house).provider
    first = actions.embody(provider=provider, by=house.jo)
    assert actions.embody(provider=provider, by=house.jo) == first
    provider.refresh_from_db()
    ben.post(page("provider", provider), {**key(), "name": "Growers", "version": provider.version})
    assert Organisation.objects.get(pk=first.pk).name == "Growers"
    thing = Activity.objects.get()
    assert thing.belongs_to(first.pk)
    assert not thing.belongs_to(house.service.pk)


def test_the_clock_says_what_aged(house: Riverbank) -> None:
    """The job says what became due, and writes nothing into an entry."""
    places.activity(house, "Old", assured_on=today() - timedelta(days=181))
    places.activity(house, "Gone", assured_on=today() - timedelta(days=366))
    before = list(Activity.objects.values("pk", "version", "state"))
    said = jobs.decay(by=Actor.system(house.service), on=today())
    assert said == (
        "1 entry became due for a check, 1 left the suggestions; now 1 to check, 1 held back"
    )
    assert list(Activity.objects.values("pk", "version", "state")) == before


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        ({"weekday": "TH"}, ["2026-11-26", "2026-12-03"]),
        (
            {"weekday": "TH", "interval": 2, "starts_on": date(2026, 11, 19)},
            ["2026-12-03", "2026-12-17"],
        ),
        ({"weekday": "MO", "frequency": "MONTHLY", "nth": 1}, ["2026-12-07", "2027-01-04"]),
        ({"weekday": "FR", "frequency": "MONTHLY", "nth": -1}, ["2026-11-27", "2026-12-25"]),
        ({"frequency": "MONTHLY", "month_days": "2,30"}, ["2026-11-30", "2026-12-02"]),
        ({"weekday": "TH", "until_on": date(2026, 11, 30)}, ["2026-11-26"]),
        ({"words": "Ask"}, []),
    ],
)
def test_next_dates(line: dict[str, object], dates: list[str]) -> None:
    """Weekly, every other week, of the month, from and until: the parts of a recurrence."""
    found = next_dates([Schedule(**line)], date(2026, 11, 22), 2)
    assert [one.isoformat() for one in found] == dates
