"""From words in a document to a statement on the shelf that opens at these words again."""

from collections.abc import Callable

import pytest

from tests.journeys.demo import Demo
from tests.journeys.looking import Look

pytestmark = pytest.mark.journey
REVIEW = "Who does social prescribing work for, and why?"
REPORT = "Going for the first time: an invented evaluation report"
WORDS = "They spoke of the door: not knowing which one it was, who would be behind it"


def test_from_a_passage_to_a_published_statement(
    site: Demo, page_as: Callable[..., Look], told: list[str]
) -> None:
    """One reviewer marks, drafts, codes and proposes; another publishes; the claim opens there."""
    sade, femi = page_as("reviewer"), page_as("second-reviewer")
    coding = when_she_marks_a_passage(sade, site)
    page, code = when_she_drafts_a_statement(sade, coding)
    when_she_codes_the_passage_to_it(sade, coding, code)
    when_she_proposes_it(sade, page)
    then_another_member_publishes_it(femi, page)
    then_the_claim_opens_at_its_passage(femi)
    then_it_is_kept_and_can_be_merged(sade, page, code)
    told.append(f"passage to statement: {sade.pages + femi.pages} pages, clean")


def when_she_marks_a_passage(sade: Look, site: Demo) -> str:
    """Words of the report, marked on its page; the address where they are coded."""
    sade.go(f"{site.address}/reviews/")
    sade.follow(REVIEW, sade.page.locator("main"))
    sade.follow("Documents", sade.page.locator(".lw-subnav"))
    sade.follow(REPORT, sade.page.locator("main"))
    sade.write("Words of the passage", WORDS)
    sade.press("Mark, then code it")
    return sade.page.url.partition("?")[0]


def when_she_drafts_a_statement(sade: Look, coding: str) -> tuple[str, str]:
    """A fact that does not exist is named at its field; mended, the draft is a candidate."""
    sade.go(f"{coding.partition('/passages/')[0]}/statements/")
    sade.at_both()
    sade.follow("Draft a statement", sade.page.locator("main"))
    sade.write("Nickname", "A known door")
    sade.page.get_by_label("Stage").select_option("engagement")
    sade.write("Who acts", "link worker")
    sade.write("IF, in words", "somebody goes in with the person")
    sade.write("IF, as a condition", "acompanied")
    sade.write("THEN, in words", "goes to the first session")
    sade.write("THEN, as a condition", "first_session_attended")
    sade.page.get_by_label("more likely", exact=True).check()
    sade.write("BECAUSE, in words", "the door is no longer strange")
    sade.page.get_by_label("Stated: a source says why").check()
    sade.write("Why this version", "People in the report spoke of the door")
    sade.page.get_by_role("button", name="Save the draft").click()
    sade.reads("did you mean accompanied")
    sade.write("IF, as a condition", "accompanied")
    sade.press("Save the draft")
    sade.at_both()
    sade.reads("No passage speaks to it yet.")
    code = sade.page.locator("p.lw-code").first.inner_text().split(" ")[0]
    return sade.page.url, code


def when_she_codes_the_passage_to_it(sade: Look, coding: str, code: str) -> None:
    """The draft is among the choices, and chosen already."""
    sade.go(f"{coding}?to={code}")
    sade.choose("This passage …", "Supports it")
    sade.press("Save the coding")
    sade.reads(f"Coded to {code}")


def when_she_proposes_it(sade: Look, page: str) -> None:
    """The passage is in sight of it; she puts it before the members."""
    sade.go(page)
    sade.reads("For it 1")
    sade.reads(WORDS)
    sade.follow("Propose it", sade.page.locator("main"))
    sade.write("Why", "It rests on a passage")
    sade.press("Propose it")


def then_another_member_publishes_it(femi: Look, page: str) -> None:
    """A member who did not draft it reads what it rests on, and puts it on the shelf."""
    femi.go(page)
    femi.follow("Publish it", femi.page.locator("main"))
    femi.reads("It rests on 1 passage")
    femi.write("Why", "Agreed by two")
    femi.press("Publish it")
    femi.reads("Kept since")


def then_the_claim_opens_at_its_passage(femi: Look) -> None:
    """From the library to the passage, from there to the page where the words are marked."""
    femi.follow("on the shelf", femi.page.locator("main"))
    femi.at_both()
    femi.reads("A known door")
    femi.page.locator(".lw-q a").first.click()
    femi.at_page()
    femi.reads(WORDS)
    femi.page.get_by_role("link", name="Open it in its document").click()
    femi.at_both()
    assert femi.page.locator(".lw-marked.is-here", has_text=WORDS).count() == 1
    assert femi.page.locator("mark.is-here").count() >= 1


def then_it_is_kept_and_can_be_merged(sade: Look, page: str, code: str) -> None:
    """It says the same as another: merged into that, its passage is in sight from there."""
    sade.go(f"{page.partition('/statements/')[0]}/statements/EG3/")
    sade.follow("Merge others into it", sade.page.locator("main"))
    sade.page.get_by_label(f"{code} A known door").check()
    sade.write("Why", "Company, said of the door")
    sade.press("Merge them")
    sade.at_both()
    sade.reads(f"coded to {code}, merged here")
    sade.reads("Company, said of the door")
