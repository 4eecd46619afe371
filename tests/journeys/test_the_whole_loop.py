"""One person's whole journey and what was learned from it: from a message to the shelf."""

from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.journeys import learning, sending, working
from tests.journeys.demo import Demo
from tests.journeys.looking import Look

pytestmark = pytest.mark.journey
WORDS = "changed the first visit. It was not the lift."


def test_from_a_referral_to_what_was_learned_from_it(
    site: Demo, page_as: Callable[..., Look], tmp_path: Path, told: list[str]
) -> None:
    """A person is referred, goes along accompanied, and her case is read for the next person."""
    given_a_directory_from_a_feed(site, tmp_path)
    referral = given_a_referral_by_fhir(site)

    jo = page_as("link-worker")
    when_she_is_taken_on_and_makes_her_plan(jo)
    when_she_is_sent_to_an_activity_with_company(jo)
    when_she_goes_and_her_case_is_closed(jo)

    then_her_facts_say_so(site, referral, tmp_path)
    rowan = page_as("evaluator")
    sade = page_as("reviewer")
    study = then_the_statement_is_tested_on_frozen_cases(rowan, sade)
    finding = then_the_finding_stands_in_the_library(rowan, study)
    then_it_stands_on_another_persons_page(jo, finding, study)
    then_a_passage_stands_beside_the_statement(sade)
    mina = page_as("auditor")
    then_everything_is_on_record(site, mina)
    told.append(f"the whole loop: {sum(one.pages for one in (jo, rowan, sade, mina))} pages, clean")


def given_a_directory_from_a_feed(site: Demo, tmp_path: Path) -> None:
    """The feed comes in by command; a second time, nothing changes."""
    feed = sending.feed_of_today(Path(__file__).parent / "feed", tmp_path / "feed")
    assert "2 imported" in import_into_riverbank(site, feed)
    assert "0 imported, 0 updated, 2 unchanged" in import_into_riverbank(site, feed)


def test_the_profiles_own_mock_feed_comes_in(site: Demo, shared_data: Path) -> None:
    """The mock feed of Open Referral UK comes in by the same command."""
    said = import_into_riverbank(site, shared_data / "directory" / "mock-feeds" / "Test")
    assert "1 imported" in said


def import_into_riverbank(site: Demo, feed: Path) -> str:
    """Import a feed into the directory of the cast's service."""
    service = "Riverbank Social Prescribing"
    return site.linkwork("directory", "import", str(feed), "--organisation", service)


def given_a_referral_by_fhir(site: Demo) -> str:
    """Her practice's system sends a bundle; sent again, it is the same referral. Its id."""
    key = site.linkwork("exchange", "key", sending.PRACTICE_CODE)
    first, again = sending.send(site, key), sending.send(site, key)
    made, known = (one["entry"][1]["response"] for one in (first, again))
    assert (made["status"], known["status"]) == ("201 Created", "200 OK")
    assert made["location"] == known["location"]
    return str(made["location"]).removeprefix("ServiceRequest/")


def when_she_is_taken_on_and_makes_her_plan(jo: Look) -> None:
    """Triage, a first contact, the plan in her words, ONS4 before."""
    working.take_on(jo)
    working.log_first_contact(jo)
    working.agree_plan(jo)
    working.measure(jo, "Ask the four questions", (4, 4, 3, 6))


def when_she_is_sent_to_an_activity_with_company(jo: Look) -> None:
    """Found in the imported feed, shown to her exactly, sent with her consent and company."""
    working.choose_activity(jo)
    shown = working.send(jo)
    assert "Nora" in shown
    assert "Quayle" not in shown
    assert working.NUMBER not in shown.replace(" ", "")


def when_she_goes_and_her_case_is_closed(jo: Look) -> None:
    """The provider says yes; she comes, accompanied; ONS4 after; both endings are given."""
    working.open_connection(jo)
    working.keep_answer(jo)
    working.open_connection(jo)
    working.book_today(jo)
    working.open_connection(jo)
    working.attended(jo)
    working.measure(jo, "The four questions, at the end", (7, 7, 7, 3))
    working.open_connection(jo)
    working.complete(jo)
    working.close(jo)


def then_her_facts_say_so(site: Demo, referral: str, tmp_path: Path) -> None:
    """Her row of the cases table tells what happened, without her name."""
    path = tmp_path / "cases.parquet"
    site.linkwork("cases", "export", str(path), "--organisation", "Riverbank Social Prescribing")
    [hers] = pq.read_table(path, filters=[("case", "==", referral)]).to_pylist()
    told = {
        "agreed": True,
        "needs_conversation": True,
        "accompanied": True,
        "first_session_attended": True,
        "completed": True,
        "life_satisfaction_before": 4.0,
        "life_satisfaction_after": 7.0,
    }
    assert told == {name: hers.get(name) for name in told}
    assert "Quayle" not in path.read_bytes().decode("latin-1")


def then_the_statement_is_tested_on_frozen_cases(rowan: Look, sade: Look) -> str:
    """Declared and signed by two, frozen, EG3 read, its verdict signed by two; its reference."""
    study = learning.register_study(rowan)
    learning.sign(sade, "plan")
    learning.run_study(rowan)
    learning.sign(rowan, "verdicts")
    learning.sign(sade, "verdicts")
    return study


def then_the_finding_stands_in_the_library(rowan: Look, study: str) -> str:
    """The page of EG3 shows that study's finding; its words on the line under the statement."""
    learning.open_statement(rowan, "EG3")
    rowan.reads(study)
    return str(rowan.page.locator(".lw-ev li", has_text="here:").inner_text())


def then_it_stands_on_another_persons_page(jo: Look, finding: str, study: str) -> None:
    """On the page of somebody else who is about to go, EG3 comes with that finding."""
    card = learning.card_on_page_of(jo, "Amara Nwosu", "EG3")
    assert "Missing" in card.inner_text()
    assert finding.removeprefix("here: ") in " ".join(card.inner_text().split())
    jo.follow("Open the evidence", card)
    jo.reads(study)


def then_a_passage_stands_beside_the_statement(sade: Look) -> None:
    """The reviewer marks a passage, codes it to EG3, and it is a click from the statement."""
    learning.mark_passage(sade, WORDS)
    learning.code_to(sade, "EG3", "Supports it")
    learning.put_beside(sade, "EG3")
    learning.open_statement(sade, "EG3")
    sade.reads(WORDS)


def then_everything_is_on_record(site: Demo, mina: Look) -> None:
    """The auditor sees what was done, and the chain is whole."""
    for event in ("passage beside EG3", "finding beside EG3", "cases frozen"):
        mina.reads(event)
    assert "whole" in site.linkwork("audit", "verify")
