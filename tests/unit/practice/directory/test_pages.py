"""The directory's pages: find, see how fresh, confirm, say what is wrong."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from linkwork.access.roles import Role
from linkwork.practice.directory.distance import kilometres
from linkwork.practice.directory.freshness import Freshness, trust
from linkwork.practice.directory.models import Activity
from linkwork.practice.directory.queries import open_reports
from linkwork.ui.words import today
from tests.unit.practice.cast import Riverbank, key, signed_in, staff
from tests.unit.practice.connections import places

ON = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("days", "freshness"),
    [
        (0, Freshness.FRESH),
        (180, Freshness.FRESH),
        (181, Freshness.AGEING),
        (365, Freshness.AGEING),
        (366, Freshness.STALE),
    ],
)
def test_trust_fades(days: int, freshness: Freshness) -> None:
    """Amber over 180 days, out of suggestions over 365."""
    assert trust(ON - timedelta(days=days), "us", ON).freshness is freshness
    assert trust(None, "", ON).freshness is Freshness.STALE


def test_distance_is_the_great_circle() -> None:
    """London to Edinburgh is 534 km as the crow flies; a degree of latitude is 111 km."""
    assert kilometres((51.5074, -0.1278), (55.9533, -3.1883)) == pytest.approx(534, abs=1)
    assert kilometres((54.0, -1.0), (55.0, -1.0)) == pytest.approx(111.2, abs=0.1)


def test_find_and_filter(house: Riverbank) -> None:
    """Words, need, cost, room and freshness narrow the list; counts are said."""
    places.activity(house, "Garden group")
    places.activity(house, "Choir", about="Singing", needs=["money"], cost_each_session=3)
    places.activity(house, "Old club", about="Cards", assured_on=today() - timedelta(days=400))
    jo, address = signed_in(house.jo), reverse("directory:list")
    assert "3 activities" in jo.get(address).content.decode()
    for query, name in (
        ({"q": "soil"}, "Garden group"),
        ({"need": "money"}, "Choir"),
        ({"confirmed": "check"}, "Old club"),
    ):
        page = jo.get(address, query).content.decode()
        assert "1 activity" in page
        assert name in page
    assert "2 activities" in jo.get(address, {"cost": "free"}).content.decode()


def test_an_editor_confirms(house: Riverbank) -> None:
    """Saying that it is right today puts a stale entry back among suggestions."""
    editor = staff("Ben Castle", Role.DIRECTORY_EDITOR, house.service)
    thing = places.activity(house, assured_on=today() - timedelta(days=400))
    page = signed_in(editor).get(reverse("directory:activity", args=[thing.public_id]))
    assert "not suggested to anybody" in page.content.decode()
    signed_in(editor).post(reverse("directory:confirm", args=[thing.public_id]), key())
    thing.refresh_from_db()
    assert (thing.assured_on, thing.assured_by) == (today(), "Ben Castle")


def test_something_is_wrong(house: Riverbank) -> None:
    """A report is kept, shown to whoever mends the entry, and settled."""
    thing = places.activity(house)
    jo, address = signed_in(house.jo), reverse("directory:activity", args=[thing.public_id])
    empty = jo.post(reverse("directory:wrong", args=[thing.public_id]), key())
    assert "Say what is wrong" in empty.content.decode()
    said = {**key(), "text": "Meets on Tuesdays now"}
    jo.post(reverse("directory:wrong", args=[thing.public_id]), said)
    assert "Meets on Tuesdays now" in jo.get(address).content.decode()
    [report] = open_reports(thing)
    done = {**key(), "done": "mended", "words": "It does; the entry says so now"}
    jo.post(reverse("directory:settle", args=[thing.public_id, report.public_id]), done)
    assert not open_reports(thing).exists()


def test_a_referrer_reads_and_does_not_mend(house: Riverbank) -> None:
    """Who may only read sees no button, and is refused without one."""
    thing = places.activity(house)
    ruth = signed_in(house.ruth)
    page = ruth.get(reverse("directory:activity", args=[thing.public_id])).content.decode()
    assert "It is right today" not in page
    refused = ruth.post(reverse("directory:confirm", args=[thing.public_id]), key())
    assert refused.status_code == 403


def test_another_services_entry_is_not_there(house: Riverbank, next_door: Riverbank) -> None:
    """An entry of the service next door answers as one that does not exist."""
    thing = places.activity(house)
    page = signed_in(next_door.jo).get(reverse("directory:activity", args=[thing.public_id]))
    assert page.status_code == 404
    assert Activity.objects.filter(pk=thing.pk).exists()
