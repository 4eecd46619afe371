"""Feeds by address: what may be fetched, what differs, and what is taken in by whom."""

import json
import socket
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.access.roles import Role
from linkwork.practice.directory import actions, fetching, jobs, queries, syncing
from linkwork.practice.directory.fetching import Fetcher, Refused
from linkwork.practice.directory.models import Activity, FeedChange, FeedSource
from linkwork.practice.directory.moves import NotAllowed
from linkwork.site.commands.directory import directory
from tests.unit.practice.cast import Riverbank, key, signed_in, staff
from tests.unit.practice.directory import standin
from tests.unit.practice.directory.test_intake import ON, changed

CHOIR = "b644a0d2-9e8a-4c33-9390-ae9ee93fc056"
What, State = FeedChange.What, FeedChange.State


@pytest.fixture
def allowed(settings: Any) -> None:
    """This machine may be fetched from, as the deployer of a test says."""
    settings.LINKWORK_FEED_HOSTS = ["localhost"]
    settings.LINKWORK_FEED_PRIVATE = True


def garden(modified: str = "2026-10-01", **changes: Any) -> dict[str, Any]:
    """A service, as of a day."""
    return changed(last_modified=modified, **changes)


def source(house: Riverbank, url: str) -> FeedSource:
    """A feed at an address."""
    return actions.add_source(name="County", url=url, by=house.samira)


def synced(house: Riverbank, feed: FeedSource) -> list[tuple[str, str]]:
    """What a reading of the feed says differently."""
    rows = syncing.sync(feed, on=ON, by=Actor.system(house.service))
    return [(one.what, one.name) for one in rows]


def take_all(house: Riverbank, feed: FeedSource) -> None:
    """Approve everything that waits."""
    for one in queries.open_changes(feed):
        actions.approve(change=one, today=ON, by=house.samira)


def test_a_difference_waits_until_somebody_approves_it(house: Riverbank, allowed: None) -> None:
    """New, changed and gone are proposed; nothing is taken in before somebody says so."""
    with standin.serving(standin.feed_of(garden(), garden(id=CHOIR, name="Choir"))) as server:
        feed = source(house, server.url)
        assert synced(house, feed) == [("new", "Garden group"), ("new", "Choir")]
        assert not Activity.objects.exists()
        take_all(house, feed)
        assert Activity.objects.count() == 2
        server.pages = standin.feed_of(garden("2026-11-01", description="Weeding"))
        assert synced(house, feed) == [("changed", "Garden group"), ("gone", "Choir")]
        [line] = queries.open_changes(feed).get(what=What.CHANGED).lines
        assert (line[0], line[2]) == ("What it is", "Weeding")


def test_what_is_gone_is_closed_and_comes_back(house: Riverbank, allowed: None) -> None:
    """An entry gone from its feed is closed for now; back in the feed, it is offered again."""
    whole = standin.feed_of(garden(), garden(id=CHOIR, name="Choir"))
    with standin.serving(whole) as server:
        feed = source(house, server.url)
        synced(house, feed)
        take_all(house, feed)
        server.pages = standin.feed_of(garden())
        assert synced(house, feed) == [("gone", "Choir")]
        take_all(house, feed)
        choir = Activity.objects.get(name="Choir")
        assert (choir.state, choir.state_reason) == ("temporarily closed", "gone from the feed")


def test_only_what_was_modified_is_read_in_full(house: Riverbank, allowed: None) -> None:
    """The second reading asks for the list, and for nothing that is as it was."""
    with standin.serving(standin.feed_of(garden(), garden(id=CHOIR, name="Choir"))) as server:
        feed = source(house, server.url)
        synced(house, feed)
        take_all(house, feed)
        server.asked.clear()
        assert synced(house, feed) == []
        assert [one.partition("?")[0] for one in server.asked] == ["/services"]


def test_pages_are_read_to_the_last(house: Riverbank, allowed: None) -> None:
    """A list of two pages is read whole; ids are taken once."""
    one, two = garden(), garden(id=CHOIR, name="Choir")
    pages = standin.feed_of(one, two) | {
        "/services?page=1&per_page=100": {"total_pages": 2, "contents": [one]},
        "/services?page=2&per_page=100": {"total_pages": 2, "contents": [one, two]},
    }
    with standin.serving(pages) as server:
        assert len(synced(house, source(house, server.url))) == 2


def test_what_was_left_out_does_not_come_again(house: Riverbank, allowed: None) -> None:
    """A difference that was left out waits no more, until the feed says something else."""
    with standin.serving(standin.feed_of(garden())) as server:
        feed = source(house, server.url)
        synced(house, feed)
        [change] = queries.open_changes(feed)
        actions.refuse(change=change, by=house.samira)
        with pytest.raises(NotAllowed, match="left out already"):
            actions.approve(change=change, today=ON, by=house.samira)
        assert synced(house, feed) == []
        server.pages = standin.feed_of(garden("2026-11-20", name="Garden club"))
        assert synced(house, feed) == [("new", "Garden club")]


def test_our_own_words_for_needs_and_confirmation_stay(house: Riverbank, allowed: None) -> None:
    """An approved change keeps the later confirmation and the needs that an editor chose."""
    with standin.serving(standin.feed_of(garden())) as server:
        feed = source(house, server.url)
        synced(house, feed)
        take_all(house, feed)
        thing = Activity.objects.get()
        actions.amend(activity=thing, expected=thing.version, needs=["food"], by=house.samira)
        actions.confirm(activity=thing, on=ON, by=house.samira)
        server.pages = standin.feed_of(garden("2026-11-20", description="Weeding"))
        synced(house, feed)
        take_all(house, feed)
        thing.refresh_from_db()
        assert (thing.about, thing.needs, thing.assured_on) == ("Weeding", ["food"], ON)


@pytest.mark.parametrize("name", ["Default", "Test", "Warn", "Fail"])
def test_the_mock_feeds_by_address(
    house: Riverbank, shared_data: Path, allowed: None, name: str
) -> None:
    """The profile's mock feeds, served on this machine: one comes in, or every fault is kept."""
    folder = shared_data / "directory/mock-feeds" / name
    listed = json.loads((folder / "service_list.json").read_text("utf-8"))
    full = json.loads((folder / "service_full.json").read_text("utf-8"))
    pages = {"/o/services": listed, f"/o/services/{full['id']}": full}
    with standin.serving(pages) as server:
        feed = source(house, f"{server.url}/o")
        found = synced(house, feed)
    assert len(found) == (0 if name == "Fail" else 1)
    assert bool(feed.faults) is (name == "Fail")


@pytest.mark.parametrize(
    ("hosts", "private", "url", "words"),
    [
        (["feed.example"], False, "http://feed.example/", "only https"),
        (["feed.example"], False, "https://other.example/", "not among the hosts"),
        (["feed.example"], False, "https://me@feed.example/", "begins with https"),
        (["feed.example"], False, "file:///etc/passwd", "begins with https"),
        (["feed.example"], False, "https://[feed.example/", "is not an address"),
        (["localhost"], False, "https://localhost/", "private network"),
    ],
)
def test_what_may_not_be_fetched(hosts: list[str], private: bool, url: str, words: str) -> None:
    """Only allowed hosts, by https, outside private networks; said in words."""
    with pytest.raises(Refused, match=words):
        Fetcher(hosts, private).json(url)


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "127.0.0.1",
        "::1",
        "fd00::1",
        "::ffff:10.0.0.1",
        "0.0.0.0",
        "100.64.0.1",
        "224.0.0.1",
        "2002:a00:1::",
    ],
)
def test_private_addresses(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that means an address of a private network is refused, whatever form it takes."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    found = [(family, socket.SOCK_STREAM, 6, "", (address, 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(Refused, match="private network"):
        Fetcher(["feed.example"]).json("https://feed.example/")


def test_redirects_sizes_and_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    """No redirect is followed, nothing too large is read, and what is not JSON is refused."""
    pages = {"/away": "http://localhost/", "/large": b"1" * 5_000, "/odd": b"{"}
    monkeypatch.setattr(fetching, "LARGEST_PAGE", 4_000)
    with standin.serving(pages) as server:
        for path, words in (
            ("/away", "redirects are not followed"),
            ("/large", "larger than a feed may be"),
            ("/odd", "is not JSON"),
            ("/none", "answers 404"),
        ):
            with pytest.raises(Refused, match=words):
                Fetcher(["localhost"], private=True).json(server.url + path)


def test_a_name_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A host cannot mean one address when it is looked at and another when it is spoken to."""
    asked = []
    real = socket.getaddrinfo

    def counted(host: Any, *given: Any, **named: Any) -> Any:
        asked.append(host)
        return real(host, *given, **named)

    with standin.serving({"/a": {}}) as server:
        monkeypatch.setattr(socket, "getaddrinfo", counted)
        caller = Fetcher(["localhost"], private=True)
        caller.json(f"{server.url}/a")
        caller.json(f"{server.url}/a")
    assert asked.count("localhost") == 1


def test_the_clock_reads_feeds_and_says_what_failed(house: Riverbank, allowed: None) -> None:
    """A feed that cannot be read says so on its page; what is held stays."""
    with standin.serving(standin.feed_of(garden())) as server:
        source(house, server.url)
        by = Actor.system(house.service)
        assert jobs.fetch(by=by, on=ON) == "1 read, 1 differences to approve, 0 could not be read"
        assert jobs.fetch(by=by, on=ON) == "0 read, 0 differences to approve, 0 could not be read"
        feed = FeedSource.objects.get()
        server.pages = {}
        actions.ask_for(source=feed, by=house.samira)
        assert jobs.fetch(by=by, on=ON) == "0 read, 0 differences to approve, 1 could not be read"
    feed.refresh_from_db()
    assert feed.failed
    assert "answers 404" in feed.last_words


def test_an_editor_approves_on_the_page(house: Riverbank, allowed: None) -> None:
    """A feed is added, read and approved on its pages, one by one or all at once."""
    ben = signed_in(staff("Ben Castle", Role.DIRECTORY_EDITOR, house.service))
    with standin.serving(standin.feed_of(garden(), garden(id=CHOIR, name="Choir"))) as server:
        said = {**key(), "name": "County", "url": server.url, "every_days": "7"}
        ben.post(reverse("directory:feeds"), said)
        feed = FeedSource.objects.get()
        synced(house, feed)
    address = reverse("directory:feed", args=[feed.public_id])
    assert "2 differences to approve" in ben.get(address).content.decode()
    first, _ = queries.open_changes(feed)
    decide = reverse("directory:feed_decide", args=[feed.public_id])
    ben.post(decide, {**key(), "change": str(first.public_id), "decision": "approve"})
    assert [one.name for one in Activity.objects.all()] == [first.name]
    ben.post(decide, {**key(), "all": "yes", "decision": "approve"})
    assert Activity.objects.count() == 2
    assert "Nothing to approve" in ben.get(address).content.decode()
    assert signed_in(house.jo).get(address).status_code == 403


def test_the_command_reads_an_address(house: Riverbank, allowed: None) -> None:
    """From an address, what differs is taken in at once, or kept for an editor with --review."""
    run = CliRunner()
    with standin.serving(standin.feed_of(garden())) as server:
        told = ["import", server.url, "--organisation", "riverbank", "--source", "County"]
        review = run.invoke(directory, [*told, "--review"])
        assert "1 entry read, 1 to approve" in review.output
        assert not Activity.objects.exists()
        taken = run.invoke(directory, told)
        assert "all taken in" in taken.output, taken.output
        assert Activity.objects.count() == 1
    nowhere = run.invoke(directory, ["import", "https://elsewhere.example/"])
    assert nowhere.exit_code == 1
    assert "not among the hosts" in nowhere.output
