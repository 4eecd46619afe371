"""Reads a feed of Open Referral UK from its address: page by page, and only what was modified."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from linkwork.practice.directory import feeds
from linkwork.practice.directory.feeds import Fault, Feed
from linkwork.practice.directory.fetching import Fetcher, Refused

A_PAGE = 100
MOST_PAGES = 500
LIST = "services"


@dataclass
class Listing:
    """What a feed lists: every id, which of them is as it was, and the entries that are not."""

    feed: Feed = field(default_factory=Feed)
    ids: set[str] = field(default_factory=set)
    unchanged: set[str] = field(default_factory=set)
    pages: int = 0
    whole: bool = True  # every page came and every entry had an id: what is not listed is gone


def read(url: str, known: Mapping[str, str], today: date, fetcher: Fetcher) -> Listing:
    """Read a feed; `known` says when each entry that is held was last modified."""
    base = url.rstrip("/").removesuffix(f"/{LIST}")
    if not urlsplit(url).netloc:
        raise Refused(f"{url[:200]}: give an address that begins with https://")
    reading = Reading(base, known, today, fetcher)
    for page in reading.pages():
        for index, entry in enumerate(page):
            reading.take(index, entry)
            if len(reading.found.ids) > feeds.MOST_ENTRIES:
                raise Refused(f"{url}: more than {feeds.MOST_ENTRIES} entries")
    return reading.found


@dataclass
class Reading:
    """A feed while it is read."""

    base: str
    known: Mapping[str, str]
    today: date
    fetcher: Fetcher
    found: Listing = field(default_factory=Listing)

    def pages(self) -> Iterator[list[Any]]:
        """The entries of each page, to the last one."""
        found, last = self.found, 1
        while found.pages < last:
            found.pages += 1
            asked = urlencode({"page": found.pages, "per_page": A_PAGE})
            whole = self.fetcher.json(f"{self.base}/{LIST}?{asked}")
            contents = whole.get("contents") if isinstance(whole, dict) else None
            if not isinstance(contents, list):
                raise Refused(f"{self.base}/{LIST}: what came is not a list of services")
            said = whole.get("total_pages")
            last = said if isinstance(said, int) and not whole.get("last_page") else found.pages
            if last > MOST_PAGES:
                raise Refused(f"{self.base}/{LIST}: {last} pages; at most {MOST_PAGES} are read")
            yield contents

    def take(self, index: int, entry: Any) -> None:
        """Take one entry of the list: left where it is as it was, else read in full."""
        found = self.found
        given = str(entry.get("id") or "")[:100] if isinstance(entry, dict) else ""
        if not given:
            found.whole = False
            feeds.take(found.feed, LIST, index, entry, self.today)
            return
        if given in found.ids:
            return
        found.ids.add(given)
        modified = str(entry.get("last_modified") or "")[:40]
        if modified and self.known.get(given) == modified:
            found.unchanged.add(given)
        else:
            self._take_whole(index, given, entry)

    def _take_whole(self, index: int, given: str, entry: Any) -> None:
        """Take the full entry; what the list says of it, where there is no more."""
        address = f"{LIST}/{quote(given, safe='')}"
        feed = self.found.feed
        try:
            whole = self.fetcher.json(f"{self.base}/{address}")
        except Refused as refused:
            feed.warnings.append(Fault(LIST, index, given, "", f"{refused}; the list is used"))
            feeds.take(feed, LIST, index, entry, self.today)
        else:
            feeds.take(feed, address, None, whole, self.today)
