"""Finding: what fits and is within reach first, each with why, and nothing that went stale."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.urls import reverse

from linkwork.practice.connections import actions, distances, matching
from linkwork.practice.connections.matching import Match, Tried, Wish
from linkwork.practice.connections.moves import NotAllowed
from linkwork.practice.directory import actions as actions_of_directory
from linkwork.practice.directory import finding, full_text
from linkwork.practice.directory import queries as directory
from linkwork.practice.directory.finding import Fit
from linkwork.practice.directory.models import Activity, Postcode
from linkwork.ui.words import today
from tests.unit.practice.cast import Riverbank, key, signed_in
from tests.unit.practice.connections import places

WISH = Wish(goal="Hands in the soil again", needs=("loneliness",), within_km=5.0)


def found(house: Riverbank, wish: Wish = WISH, *tried: Activity) -> dict[str, Match]:
    """Matches for a person at home, by name, in their order."""
    person = house.person(**places.HOME)
    start = distances.home(person)
    keys = [one.pk for one in tried]
    asked = matching.search(wish, start=start, age=person.age_on(today()), tried=keys)
    answer = finding.find(asked, house.service.pk, today(), dict.fromkeys(Fit, 20))
    rows = {one.pk: one for one in directory.activities()}
    known: dict[str, Any] = {
        "start": start,
        "own": full_text.which(asked.own_words, list(rows)),
        "taken": {},
        "before": {key: Tried("Tried before") for key in keys},
        "today": today(),
    }
    matches = [
        one
        for fit, some in answer.keys.items()
        for one in matching.matches([rows[key] for key in some], fit, wish, **known)
    ]
    assert sum(answer.counts.values()) == len(matches)
    return {one.entry.name: one for one in matches}


def said(match: Match, state: str) -> list[str]:
    """The reasons of one kind."""
    return [one.text for one in match.reasons if one.state == state]


def test_own_words_come_before_nearness(house: Riverbank) -> None:
    """Within what fits, the person's own words come first, then the nearest."""
    places.activity(house, "Near", about="Tea", point=(54.981, -1.61))
    places.activity(house, "Far", about="Tea", point=(55.01, -1.61))
    places.activity(house, "Garden", point=(55.0, -1.61))
    matches = found(house)
    assert list(matches) == ["Garden", "Near", "Far"]
    assert matches["Garden"].reasons[0].text == "Their words: “hands”, “soil”"


def test_what_must_be_sorted_out_comes_after(house: Riverbank) -> None:
    """Ageing or unmapped comes after what is clear, full comes last, and each says why."""
    places.activity(house, "Full", room=Activity.Room.FULL)
    places.activity(house, "Old", assured_on=today() - timedelta(days=200))
    places.activity(house, "Nowhere", point=None)
    places.activity(house, "Clear", point=(55.015, -1.61))
    matches = found(house)
    fits = {name: one.fit for name, one in matches.items()}
    assert fits == {
        "Clear": Fit.ALL,
        "Old": Fit.ASK,
        "Nowhere": Fit.ASK,
        "Full": Fit.BUT_ONE,
    }
    assert said(matches["Full"], "no") == ["Full at the moment"]
    assert said(matches["Nowhere"], "unknown") == ["Not stated where on the map: ask how far it is"]


@pytest.mark.parametrize(
    ("changes", "wish"),
    [
        ({"minimum_age": 18, "maximum_age": 30}, WISH),
        ({"point": (55.2, -1.61)}, WISH),
        ({"needs": ["money"], "about": "Debt"}, WISH),
        ({"room": "full"}, Wish(has_room=True)),
        ({"about": "Debt"}, Wish(words="gardening")),
        ({"state": "temporarily closed"}, Wish()),
        ({"state": "withdrawn"}, Wish()),
        ({"state": "draft"}, Wish()),
        (
            {"cost_each_session": 5, "room": "full"},
            Wish(most_pence=200),
        ),
    ],
)
def test_what_is_ruled_out(house: Riverbank, changes: dict[str, Any], wish: Wish) -> None:
    """Age, twice the distance, need, words, state, and two things missed leave an activity out."""
    places.activity(house, "Out", **changes)
    places.activity(house, "In")
    assert list(found(house, wish)) == ["In"]


@pytest.mark.parametrize(
    ("changes", "wish", "words"),
    [
        ({"point": (55.05, -1.61)}, WISH, "Further than 5 km: 7.8 km"),
        ({"cost_each_session": 5}, Wish(most_pence=200), "£5 a session; up to £2 was asked for"),
        ({"accessibility": "No step-free access"}, Wish(access=("step_free",)), "Not there: step-"),
        ({"languages": ["English"]}, Wish(language="Urdu"), "Languages stated: English"),
    ],
)
def test_what_is_missed_is_named(
    house: Riverbank, changes: dict[str, Any], wish: Wish, words: str
) -> None:
    """An activity that misses one thing that was asked stands apart, and says which."""
    places.activity(house, "But", **changes)
    match = found(house, wish)["But"]
    assert match.fit is Fit.BUT_ONE
    assert any(text.startswith(words) for text in said(match, "no"))


@pytest.mark.parametrize(
    ("changes", "wish", "words"),
    [
        ({}, Wish(access=("step_free",)), "Not stated whether step-free: ask"),
        ({}, Wish(access=("hearing_loop",)), "Not stated whether there is a hearing loop: ask"),
        ({}, Wish(language="Urdu"), "Not stated whether Urdu is spoken: ask"),
        ({}, Wish(times=("morning",)), "Not stated when it meets: ask"),
        ({"cost_each_session": None}, Wish(most_pence=0), "Not stated what it costs: ask"),
        ({"room": "unstated"}, Wish(), "Not stated whether there is room: ask"),
        ({"room": "waiting list"}, Wish(), "Has a waiting list: ask how long"),
    ],
)
def test_what_nobody_stated_is_said(
    house: Riverbank, changes: dict[str, Any], wish: Wish, words: str
) -> None:
    """What is asked and not stated is something to ask, never a reason to leave it out."""
    places.activity(house, "Perhaps", **changes)
    match = found(house, wish)["Perhaps"]
    assert match.fit is Fit.ASK
    assert words in said(match, "unknown")


@pytest.mark.parametrize(
    ("times", "fit"),
    [
        (("afternoon",), Fit.ALL),
        (("morning",), Fit.BUT_ONE),
        (("weekend",), Fit.BUT_ONE),
        (("TH",), Fit.ALL),
        (("TH", "morning"), Fit.BUT_ONE),
        (("FR",), Fit.BUT_ONE),
    ],
)
def test_days_and_parts_of_days(house: Riverbank, times: tuple[str, ...], fit: Fit) -> None:
    """Parts of the day and days are read from the timetable."""
    thing = places.activity(house, "Club")
    line = {"weekday": "TH", "opens": time(14), "closes": time(16)}
    actions_of_directory.schedule(
        activity=thing, expected=thing.version, times=[line], by=house.samira
    )
    assert found(house, Wish(times=times))["Club"].fit is fit


def test_words_for_the_same_are_found(house: Riverbank) -> None:
    """Stems and synonyms: who looks for gardening finds an allotment, and the needs' own words."""
    places.activity(house, "Plot 9", about="An allotment for beginners", needs=["food"])
    places.activity(house, "Choir", about="Singing", needs=["loneliness"])
    assert list(found(house, Wish(words="gardening"))) == ["Plot 9"]
    assert list(found(house, Wish(words="befriending"))) == ["Choir"]
    assert list(found(house, Wish(words="sings"))) == ["Choir"]
    assert not found(house, Wish(words='" OR 1 NEAR(*'))


def test_the_names_of_places_are_nobodys_own_words(house: Riverbank) -> None:
    """A provider or hall that is called after a garden is not what the person spoke of."""
    places.activity(house, "Debt advice", provider="Soil Street Trust", about="Bills sorted")
    match = found(house)["Debt advice"]
    assert not any(text.startswith("Their words") for text in said(match, "yes"))
    assert list(found(house, Wish(words="soil street"))) == ["Debt advice"]


def test_an_entry_amended_is_found_by_its_new_words(house: Riverbank) -> None:
    """What a search looks at is kept current by the actions."""
    thing = places.activity(house, "Club", about="Knitting")
    actions_of_directory.amend(
        activity=thing, expected=thing.version, about="Chess and draughts", by=house.samira
    )
    assert list(found(house, Wish(words="draughts"))) == ["Club"]
    assert not found(house, Wish(words="knitting"))


def test_the_reader_chooses_the_order(house: Riverbank) -> None:
    """Nearest, cheapest, confirmed last or by name: within what fits, as the reader says."""
    ago = timedelta(days=30)
    places.activity(
        house, "B", point=(54.981, -1.61), cost_each_session=3, assured_on=today() - ago
    )
    places.activity(house, "A", point=(55.0, -1.61), cost_each_session=1)
    orders = {one: list(found(house, Wish(sort=one))) for one in ("near", "cost", "name")}
    assert orders == {"near": ["B", "A"], "cost": ["A", "B"], "name": ["A", "B"]}
    assert list(found(house, Wish(sort="confirmed"))) == ["A", "B"]


def test_what_was_tried_before_is_said(house: Riverbank) -> None:
    """An activity tried before is there, after what is clear, and says so."""
    thing = places.activity(house, "Again")
    match = found(house, Wish(), thing)["Again"]
    assert (match.fit, said(match, "no")) == (Fit.ASK, ["Tried before"])


def test_a_postcode_gives_the_way(house: Riverbank) -> None:
    """Home is where its postcode is, when the record has no point of its own."""
    Postcode.objects.create(code="XX11AA", latitude=54.98, longitude=-1.61)
    person = house.person(postcode="xx1 1aa")
    assert distances.from_home(person, places.activity(house)) == 1.1
    assert distances.home(house.person(given_name="Tom", postcode="XX9 9ZZ")) is None


@pytest.mark.parametrize("days", [366, 4000, None])
def test_stale_entries_are_not_suggested(house: Riverbank, days: int | None) -> None:
    """An entry that nobody confirmed within a year is held back until somebody does."""
    on = None if days is None else today() - timedelta(days=days)
    held = places.activity(house, "Stale", assured_on=on)
    assert not found(house, Wish())
    assert list(directory.held_back(today())) == [held]


def test_the_page_shows_why_and_puts_no_need_in_its_address(house: Riverbank) -> None:
    """Filters are posted; the page says the order in words and shows reasons, no score."""
    case = house.case(house.referral(house.person(**places.HOME)))
    places.activity(house)
    address = reverse("connections:find", args=[case.public_id])
    jo = signed_in(house.jo)
    page = jo.get(address).content.decode()
    assert "Within reach: 1.1 km, free" in page
    assert "there is no score" in page
    assert 'method="post"' in page
    assert 'method="get" novalidate' not in page
    none = jo.post(address, {**key(), "needs": ["money"], "within": "5"}).content.decode()
    assert "No activity passes these filters" in none


def test_the_page_asks_the_database_little(
    house: Riverbank, django_assert_max_num_queries: Any
) -> None:
    """However many activities there are, the page takes no more than 25 questions."""
    case = house.case(house.referral(house.person(**places.HOME)))
    for number in range(30):
        room = Activity.Room.FULL if number % 3 else Activity.Room.PLACES
        places.activity(house, f"Club {number}", room=room)
    jo = signed_in(house.jo)
    with django_assert_max_num_queries(25):
        page = jo.get(reverse("connections:find", args=[case.public_id])).content.decode()
    assert "Show more of the" in page


def test_choosing_begins_a_connection(house: Riverbank) -> None:
    """Choosing keeps what was known that day and leads to the page that sends it."""
    case = house.case(house.referral(house.person(**places.HOME)))
    activity = places.activity(house)
    address = reverse("connections:choose", args=[case.public_id, activity.public_id])
    answer = signed_in(house.jo).post(address, key())
    thing = case.connections.get()
    assert answer["Location"] == reverse("connections:send", args=[thing.public_id])
    assert (thing.distance_km, thing.directory_assured_on) == (1.1, today())
    with pytest.raises(NotAllowed, match="already being tried"):
        actions.suggest(case=case, activity=activity, on=today(), by=house.jo)


def test_another_is_tried_in_its_place(house: Riverbank) -> None:
    """A declined connection is replaced by the next one, which remembers it."""
    case = house.case()
    thing = places.sent(house, case)
    actions.answer(connection=thing, answer="decline", reason="full", on=today(), by=house.jo)
    assert thing.next_step == "Try another activity"
    other = places.activity(house, "Seed library")
    address = reverse("connections:choose", args=[case.public_id, other.public_id])
    signed_in(house.jo).post(address, {**key(), "instead": str(thing.public_id)})
    thing.refresh_from_db()
    assert thing.next_on is None
    assert case.connections.get(activity=other).replaces == thing
