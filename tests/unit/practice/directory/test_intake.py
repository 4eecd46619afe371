"""Open Referral UK in: what is good comes in once, what is bad is listed and skipped."""

import copy
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from linkwork.access import scope
from linkwork.access.actors import Actor
from linkwork.practice.directory import actions, feeds
from linkwork.practice.directory.actions import Intake
from linkwork.practice.directory.models import Activity
from linkwork.practice.directory.need_words import WORDS
from linkwork.practice.referrals.needs import NeedCode
from linkwork.site.commands.directory import directory
from linkwork.ui.words import today
from tests.unit.practice.cast import Riverbank

ON = date(2026, 11, 22)
GOOD: dict[str, Any] = {
    "id": "ac148810-d857-441c-9679-408f346de14b",
    "name": "Garden group",
    "status": "active",
    "description": "Growing vegetables with others, for people who feel lonely",
    "assured_date": "2026-10-01",
    "organization": {
        "id": "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610",
        "name": "Growers",
        "description": "We grow",
    },
    "service_at_locations": [
        {
            "location": {
                "location_type": "physical",
                "name": "Brook Lane",
                "latitude": 54.98,
                "longitude": -1.6,
                "addresses": [{"address_1": "1 Brook Lane", "country": "GB"}],
            }
        }
    ],
    "schedules": [{"byday": "TU,TH", "opens_at": "10:30:00", "closes_at": "12:30:00"}],
    "cost_options": [{"amount": 2, "amount_description": "a session"}],
}


def feed_of(folder: Path, *services: Any, name: str = "services.json") -> Path:
    """A file with some services."""
    (folder / name).write_text(json.dumps({"contents": services}), "utf-8")
    return folder / name


def changed(**changes: Any) -> dict[str, Any]:
    """A good service with something said differently; None takes it away."""
    made = copy.deepcopy(GOOD) | changes
    return {key: value for key, value in made.items() if value is not None}


def take(house: Riverbank, path: Path) -> Intake:
    """Import a feed as the deployer's command does."""
    by = Actor.system(house.service)
    return actions.take_in(feed=feeds.read(path, ON), today=ON, by=by)


@pytest.mark.parametrize("name", ["Default", "Test", "Warn"])
def test_the_mock_feeds_come_in(house: Riverbank, shared_data: Path, name: str) -> None:
    """The profile's own mock feeds come in; impossible places and countries are warned of."""
    done = take(house, shared_data / "directory/mock-feeds" / name)
    assert (done.imported, done.skipped, done.faults) == (1, 0, ())
    messages = " ".join(one.message for one in done.warnings)
    assert "latitude 100" in messages
    assert "'US'" in messages
    assert Activity.objects.get().locations.get().latitude is None


def test_the_failing_feed_lists_every_fault(house: Riverbank, shared_data: Path) -> None:
    """Nothing of the failing feed comes in, and each fault is named by file, place and path."""
    done = take(house, shared_data / "directory/mock-feeds/Fail")
    assert (done.imported, done.skipped) == (0, 5)
    assert not Activity.objects.exists()
    places = {(one.file, one.index, one.path) for one in done.faults}
    lists = {(index, "name") for index in range(4)} | {(index, "email") for index in range(4)}
    lists |= {(index, "url") for index in range(3)}
    assert places == {("service_list.json", *place) for place in lists} | {
        ("service_full.json", None, "url"),
        ("service_full.json", None, "email"),
    }
    assert all(one.id and one.message for one in done.faults)


def test_an_entry_in_our_words(house: Riverbank, tmp_path: Path) -> None:
    """What a feed says is where the pages look for it."""
    assert take(house, feed_of(tmp_path, GOOD)).imported == 1
    made = Activity.objects.get()
    assert made.provider.name == "Growers"
    assert made.assured_on == date(2026, 10, 1)
    assert made.cost_each_session == 2
    assert {"loneliness", "physical_activity"} >= set(made.needs) >= {"loneliness"}
    assert {one.weekday for one in made.schedules.all()} == {"TU", "TH"}


def test_a_second_run_changes_only_what_was_modified(house: Riverbank, tmp_path: Path) -> None:
    """Unchanged entries keep their version; the changed one, and no other, is written."""
    other = changed(id="b644a0d2-9e8a-4c33-9390-ae9ee93fc056", name="Choir")
    take(house, feed_of(tmp_path, GOOD, other))
    before = {one.name: one.version for one in Activity.objects.all()}
    again = take(house, tmp_path / "services.json")
    assert (again.imported, again.updated, again.unchanged) == (0, 0, 2)
    third = take(house, feed_of(tmp_path, changed(fees="Free now"), other))
    assert (third.imported, third.updated, third.unchanged) == (0, 1, 1)
    assert {one.name: one.version for one in Activity.objects.all()} == {
        **before,
        "Garden group": before["Garden group"] + 1,
    }


def test_our_own_confirmation_is_not_undone(house: Riverbank, tmp_path: Path) -> None:
    """An entry confirmed here stays confirmed when the feed, older, is changed elsewhere."""
    take(house, feed_of(tmp_path, GOOD))
    actions.confirm(activity=Activity.objects.get(), on=ON, by=house.jo)
    take(house, feed_of(tmp_path, changed(name="Garden group, Tuesdays")))
    assert Activity.objects.get().assured_on == ON


@pytest.mark.parametrize(
    ("change", "path", "message"),
    [
        ({"name": None}, "name", "is missing"),
        ({"name": "  "}, "name", "is empty"),
        ({"status": "open"}, "status", "must be"),
        ({"email": 12345}, "email", "must be text, not 12345"),
        ({"url": "javascript:alert(1)"}, "url", "is not a web address"),
        ({"minimum_age": 70, "maximum_age": 20}, "", "minimum_age is above maximum_age"),
        ({"organization": {"id": "x", "name": "N"}}, "organization.description", "is missing"),
    ],
)
def test_a_bad_entry_is_skipped_and_the_good_one_comes_in(
    house: Riverbank, tmp_path: Path, change: dict[str, Any], path: str, message: str
) -> None:
    """One bad entry is listed where it stands; its neighbour is not held up."""
    bad = changed(id="b644a0d2-9e8a-4c33-9390-ae9ee93fc056", **change)
    done = take(house, feed_of(tmp_path, bad, GOOD))
    assert (done.imported, done.skipped) == (1, 1)
    [fault] = done.faults
    assert (fault.file, fault.index, fault.path) == ("services.json", 0, path)
    assert message in fault.message


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[" * 100_000,
        '{"contents": [1, null, "x", []]}',
        '{"id": NaN}',
        "\xff\x00",
        "1" * 9000,
    ],
)
def test_what_is_not_a_feed_is_a_fault_and_never_a_crash(
    house: Riverbank, tmp_path: Path, text: str
) -> None:
    """Broken files are listed, and nothing of them comes in."""
    (tmp_path / "services.json").write_bytes(text.encode("latin-1"))
    done = take(house, tmp_path)
    assert done.faults
    assert not Activity.objects.exists()


def test_odd_text_is_kept_as_far_as_it_can_be(house: Riverbank, tmp_path: Path) -> None:
    """Half characters, nothing bytes and endless words do not stop a good entry."""
    odd = changed(name="Gard\ud800en\x00 group " + "x" * 500, description="y" * 90_000, url=None)
    assert take(house, feed_of(tmp_path, odd)).imported == 1
    made = Activity.objects.get()
    assert made.name.startswith("Gard?en group x")
    assert (len(made.name), len(made.about)) == (255, 20_000)


def test_a_file_too_large_is_not_read(
    house: Riverbank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file over the cap is listed, and the others are read."""
    monkeypatch.setattr(feeds, "LARGEST_FILE", 2_000)
    feed_of(tmp_path, GOOD, name="good.json")
    feed_of(tmp_path, changed(description="x" * 3_000), name="large.json")
    done = take(house, tmp_path)
    assert done.imported == 1
    assert [fault.file for fault in done.faults] == ["large.json"]


def test_an_entry_from_the_future_is_not_trusted(house: Riverbank, tmp_path: Path) -> None:
    """A day of confirmation that lies ahead is warned of and left out."""
    done = take(house, feed_of(tmp_path, changed(assured_date="2027-01-01")))
    assert Activity.objects.get().assured_on is None
    assert [one.path for one in done.warnings] == ["assured_date"]


def test_needs_are_those_of_referrals() -> None:
    """The codes read from words are codes a plan knows."""
    assert set(WORDS) <= set(NeedCode.values)


def test_the_command_says_what_became_of_it(house: Riverbank, tmp_path: Path) -> None:
    """The command prints its counts, names what it cannot find, and fails on nothing but faults."""
    path = feed_of(tmp_path, changed(assured_date=str(today() - timedelta(days=3))))
    run = CliRunner()
    done = run.invoke(directory, ["import", str(path), "--organisation", "riverbank"])
    assert done.exit_code == 0, done.output
    assert "1 imported, 0 updated, 0 unchanged, 0 skipped; 0 faults, 0 warnings" in done.output
    nobody = run.invoke(directory, ["import", str(path), "--organisation", "Nobody"])
    assert nobody.exit_code == 1
    assert "no service is called 'Nobody'" in nobody.output
    bad = run.invoke(directory, ["import", str(feed_of(tmp_path, {"id": "1"}))])
    assert bad.exit_code == 1
    assert "name is missing" in bad.output


def test_a_directory_belongs_to_its_service(
    house: Riverbank, next_door: Riverbank, tmp_path: Path
) -> None:
    """The same feed comes in for each service on its own."""
    take(house, feed_of(tmp_path, GOOD))
    with scope.within(next_door.service.pk):
        assert take(next_door, tmp_path / "services.json").imported == 1
        assert Activity.objects.count() == 1
