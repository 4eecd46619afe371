"""Finding: what fits and is within reach first, each with why, and nothing that went stale."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from linkwork.practice.connections import actions, matching
from linkwork.practice.connections.matching import Group, Wish
from linkwork.practice.connections.moves import NotAllowed
from linkwork.practice.directory import queries as directory
from linkwork.practice.directory.models import Activity
from linkwork.ui.words import today
from tests.unit.practice.cast import Riverbank, key, signed_in
from tests.unit.practice.connections import places

WISH = Wish(goal="Hands in the soil again", needs=("loneliness",), within_km=5.0)


def found(house: Riverbank, wish: Wish = WISH) -> dict[str, matching.Match]:
    """Matches for a person at home, by name, in their order."""
    person = house.person(**places.HOME)
    rows = directory.suggestible(today())
    return {one.entry.name: one for one in matching.matches(rows, person, wish, {}, today())}


def test_own_words_come_before_nearness(house: Riverbank) -> None:
    """Within what fits, the person's own words come first, then the nearest."""
    places.activity(house, "Near", about="Tea", point=(54.981, -1.61))
    places.activity(house, "Far", about="Tea", point=(55.01, -1.61))
    places.activity(house, "Garden", point=(55.0, -1.61))
    matches = found(house)
    assert list(matches) == ["Garden", "Near", "Far"]
    assert matches["Garden"].reasons[0].text == "Their words: “hands”, “soil”"


def test_what_must_be_sorted_out_comes_after(house: Riverbank) -> None:
    """Full, ageing and unmapped entries are shown, after what is clear, and say why."""
    places.activity(house, "Full", room=Activity.Room.FULL)
    places.activity(house, "Old", assured_on=today() - timedelta(days=200))
    places.activity(house, "Nowhere", point=None)
    places.activity(house, "Clear", point=(55.015, -1.61))
    matches = found(house)
    assert next(iter(matches)) == "Clear"
    assert {one.group for name, one in matches.items() if name != "Clear"} == {Group.CHECK}
    assert [one.text for one in matches["Full"].reasons if one.state == "no"] == [
        "Full at the moment"
    ]


@pytest.mark.parametrize(
    ("changes", "wish"),
    [
        ({"minimum_age": 18, "maximum_age": 30}, WISH),
        ({"point": (55.2, -1.61)}, WISH),
        ({"cost_each_session": 5}, Wish(most=Decimal(2))),
        ({"needs": ["money"], "about": "Debt"}, WISH),
        ({"room": "full"}, Wish(has_room=True)),
    ],
)
def test_what_is_ruled_out(house: Riverbank, changes: dict[str, object], wish: Wish) -> None:
    """Age, distance, cost, need and room leave an activity out where they are known."""
    places.activity(house, "Out", **changes)
    places.activity(house, "In")
    assert list(found(house, wish)) == ["In"]


@pytest.mark.parametrize("days", [366, 4000, None])
def test_stale_entries_are_not_suggested(house: Riverbank, days: int | None) -> None:
    """An entry that nobody confirmed within a year is held back until somebody does."""
    on = None if days is None else today() - timedelta(days=days)
    held = places.activity(house, "Stale", assured_on=on)
    assert not found(house)
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
