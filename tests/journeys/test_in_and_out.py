"""What goes out comes in again the same: the records of a search, and a whole review."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.journeys.demo import Demo
from tests.journeys.looking import Look

pytestmark = pytest.mark.journey
REVIEW = "Who does social prescribing work for, and why?"
COPY, MOVED = "A copy of its records", "The whole review, moved"
SADE = "sade.okonjo@review.example"
BAD = (
    "TY  - JOUR\nTI  - An entry that never ends\n\nTY  - JOUR\nID  - j1\nTI  - In and out\nER  - \n"
)


def test_what_goes_out_comes_in_the_same(
    site: Demo, page_as: Callable[..., Look], told: list[str], tmp_path: Path
) -> None:
    """Records by hand into another review, then the review itself: not a byte is different."""
    sade = page_as("reviewer")
    open_review(sade, site, REVIEW)
    out = when_she_takes_the_records_out(sade, tmp_path / "out.ris")
    when_she_starts_another_review(sade, site)
    when_she_takes_them_in(sade, out)
    back = when_she_takes_the_records_out(sade, tmp_path / "back.ris")
    assert back.read_bytes() == out.read_bytes()
    then_a_bad_entry_is_told_and_the_good_one_is_in(sade, site, tmp_path / "bad.ris")
    open_review(sade, site, REVIEW)
    then_her_bundle_leaves_what_is_blind(sade, tmp_path / "mine.zip")
    when_the_whole_review_is_moved(site, tmp_path)
    then_it_goes_out_again_the_same(site, tmp_path)
    open_review(sade, site, MOVED)
    sade.at_both()
    told.append(f"in and out: {sade.pages} pages, not a byte different")


def open_review(look: Look, site: Demo, title: str) -> None:
    """Open a review from the list."""
    look.go(f"{site.address}/reviews/")
    look.follow(title)


def when_she_takes_the_records_out(sade: Look, path: Path) -> Path:
    """The file is offered below the list of records."""
    sade.follow("Records", sade.page.locator(".lw-subnav"))
    sade.page.get_by_text("Take the records out").click()
    with sade.page.expect_download() as begun:
        sade.page.get_by_role("link", name="RIS", exact=True).click()
    begun.value.save_as(path)
    return path


def when_she_starts_another_review(sade: Look, site: Demo) -> None:
    """It is hers, and empty."""
    sade.go(f"{site.address}/reviews/")
    sade.follow("Start a review")
    sade.write("Title", COPY)
    sade.write("Question", "Does what goes out come in the same?")
    sade.page.get_by_label("See whether the theory works").check()
    sade.press("Start the review")


def when_she_takes_them_in(sade: Look, out: Path) -> None:
    """A file by hand: each entry comes in, and none is refused."""
    sade.follow("Records", sade.page.locator(".lw-subnav"))
    sade.follow("Take in a search")
    sade.page.locator("input[type=file]").set_input_files(out)
    sade.write("Where it was run", "The other review")
    sade.press("Take it in")
    sade.reads("every entry could be read")
    sade.at_both()


def then_a_bad_entry_is_told_and_the_good_one_is_in(sade: Look, site: Demo, bad: Path) -> None:
    """What could not be read is listed with its line; the rest is in."""
    bad.write_text(BAD, encoding="utf-8")
    open_review(sade, site, COPY)
    sade.follow("Records", sade.page.locator(".lw-subnav"))
    sade.follow("Take in a search")
    sade.page.locator("input[type=file]").set_input_files(bad)
    sade.write("Where it was run", "A broken export")
    sade.press("Take it in")
    sade.reads("No line ER, which ends a record")
    sade.reads("line 1 of bad.ris")
    sade.follow("See all that this search found")
    sade.reads("In and out")


def then_her_bundle_leaves_what_is_blind(sade: Look, path: Path) -> None:
    """Others' answers that are blind to her stay behind, and the list in the bundle says so."""
    sade.go(f"{sade.page.url}exports/bundle/")
    sade.at_both()
    with sade.page.expect_download() as begun:
        sade.page.get_by_role("button", name="Take out the bundle").click()
    begun.value.save_as(path)
    with ZipFile(path) as bundle:
        assert "bundle.json" in bundle.namelist()


def when_the_whole_review_is_moved(site: Demo, folder: Path) -> None:
    """Whoever runs the service packs it and brings it in beside itself."""
    site.linkwork("review", "bundle", str(folder / "whole.zip"), "--review", REVIEW)
    site.linkwork("review", "restore", str(folder / "whole.zip"), "--check")
    member = ("--member", SADE)
    site.linkwork("review", "restore", str(folder / "whole.zip"), "--title", MOVED, *member)


def then_it_goes_out_again_the_same(site: Demo, folder: Path) -> None:
    """Every table but the one line with its title, every document, every record."""
    site.linkwork("review", "bundle", str(folder / "again.zip"), "--review", MOVED)
    with ZipFile(folder / "whole.zip") as one, ZipFile(folder / "again.zip") as other:
        assert one.namelist() == other.namelist()
        apart = {name for name in one.namelist() if one.read(name) != other.read(name)}
        assert apart == {"rows/records.review.json", "csv/records.review.csv", "bundle.json"}
        title = other.read("rows/records.review.json").decode().replace(MOVED, REVIEW)
        assert title == one.read("rows/records.review.json").decode()
