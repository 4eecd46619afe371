"""The pages of the synthesis: what they say, what they refuse, and how few questions they cost."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.evidence.extraction.models import Passage
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import actions, queries
from linkwork.library import actions as library
from tests.unit.evidence.synthesis.words import CONFIGURED, FIELDS, mark


@pytest.fixture
def against(review: Review, sade: Actor) -> Passage:
    """A passage against EG3, in a review with all sorts of things in it."""
    library.load_starter(by=Actor.system(review.organisation))
    actions.take_up(review=review, codes=["EG2", "EG3", "EG4", "AD5"], reason="r", by=sade)
    found = mark(review, "Nobody had time", sade)
    actions.code(passage=found, code="EG3", version=1, stance="contradicts", by=sade)
    for status in ("kept", "prioritised"):
        actions.set_status(review=review, code="EG3", version=1, status=status, reason="r", by=sade)
    actions.merge(review=review, codes=["EG4"], into="EG3", reason="the same", by=sade)
    actions.link(
        review=review, from_code="EG3", to_code="AD5", way="feeds", how="has gone once", by=sade
    )
    actions.link(
        review=review, from_code="EG3", to_code="EG2", way="rivals", how="company or place", by=sade
    )
    actions.configure(review=review, statement="EG3", fields=CONFIGURED, reason="r", by=sade)
    actions.draft(review=review, code="EG90", fields=FIELDS, reason="r", by=sade)
    actions.move(
        review=review,
        sort="situate",
        passages=[found],
        named=[("EG3", 1)],
        output="It depends on the list",
        rationale="ninety people",
        by=sade,
    )
    return found


@pytest.fixture
def page(sade: Actor) -> Client:
    """A browser in which a member has signed in."""
    assert sade.user is not None
    client = Client()
    client.force_login(sade.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def words(content: bytes) -> str:
    """What a page says, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", content.decode()).split())


def addresses(review: Review, against: Passage) -> Iterator[str]:
    """Every page of the room that can be looked at."""
    link = queries.all_links(review).first()
    assert link is not None
    things: dict[str, list[Any]] = {
        "drafts": [],
        "take_up": [],
        "statement": ["EG3"],
        "set_status": ["EG3"],
        "merge": ["EG3"],
        "part": ["EG4"],
        "split": ["EG3"],
        "move": ["EG3"],
        "adjudicate": ["EG3", against.public_id],
        "configurations": [],
        "configure": [],
        "configuration": ["CM1"],
        "reconfigure": ["CM1"],
        "links": [],
        "link": [],
        "withdraw": [link.public_id],
        "moves": [],
        "desk": [],
        "carry": ["EG3"],
    }
    for name, rest in things.items():
        yield reverse(f"synthesis:{name}", args=[review.public_id, *rest])


def test_every_page_answers_in_few_questions(
    review: Review, against: Passage, page: Client, django_assert_max_num_queries: Any
) -> None:
    """Each page of the room answers a member in 25 questions at the most."""
    for address in addresses(review, against):
        with django_assert_max_num_queries(25):
            answer = page.get(address)
        assert answer.status_code == 200, address
        assert len(words(answer.content)) > 200, address


def test_for_others_they_are_not_there(
    review: Review, against: Passage, nia: Actor, sade: Actor
) -> None:
    """A reviewer who does not belong to the review finds nothing at any address."""
    assert nia.user is not None
    client = Client()
    client.force_login(nia.user, backend="django.contrib.auth.backends.ModelBackend")
    assert {client.get(one).status_code for one in addresses(review, against)} == {404}


def test_what_is_not_in_the_review_is_not_there(
    review: Review, against: Passage, page: Client
) -> None:
    """A statement nobody took up, a configuration nobody set down: 404, by every address."""
    for name, code in (
        ("statement", "EG1"),
        ("set_status", "EG1"),
        ("merge", "EG1"),
        ("move", "EG1"),
        ("configuration", "CM9"),
        ("reconfigure", "CM9"),
    ):
        address = reverse(f"synthesis:{name}", args=[review.public_id, code])
        assert page.get(address).status_code == 404, name
    other = mark(review, "met in a hall", Actor.system(review.organisation))
    args = [review.public_id, "EG3", other.public_id]
    assert page.get(reverse("synthesis:adjudicate", args=args)).status_code == 404


def test_a_statement_has_everything_in_sight(
    review: Review, against: Passage, page: Client
) -> None:
    """For and against, links, rivals, configurations with gaps, steps, trace and reasons."""
    said = words(page.get(reverse("synthesis:statement", args=[review.public_id, "EG3"])).content)
    for part in (
        "Nobody had time",
        "No passage supports it yet.",
        "1 passage against it not adjudicated yet",
        "Feeds AD5 : has gone once",
        "Rival of EG2 : company or place",
        "Gap: reasoning.",
        "Situate: It depends on the list",
        "EG4 merged into EG3",
        "Evidence against it was not looked for yet.",
        "Version 1: prioritised",
    ):
        assert part in said, part


def test_a_merged_one_leads_to_where_it_stands(
    review: Review, against: Passage, page: Client
) -> None:
    """Its page says into what, and offers to take it out again, and nothing that changes it."""
    said = words(page.get(reverse("synthesis:statement", args=[review.public_id, "EG4"])).content)
    assert "Merged into EG3" in said
    assert "Take it out again" in said
    assert "Split it" not in said


def test_the_list_is_filtered_by_status(review: Review, against: Passage, page: Client) -> None:
    """Counts by status stand above; one status shows only its own."""
    address = reverse("synthesis:drafts", args=[review.public_id])
    said = words(page.get(address).content)
    assert "5 all" in said
    assert "1 prioritised" in said
    assert "In words only" not in said
    shown = words(page.get(f"{address}?status=prioritised").content)
    assert "EG3" in shown
    assert "AD5" not in shown
    assert words(page.get(f"{address}?status=nothing").content).count("AD5") >= 1


def test_the_desk_says_what_is_open(review: Review, against: Passage, page: Client) -> None:
    """Per prioritised statement: searches, evidence against looked for or not, gaps."""
    address = reverse("synthesis:desk", args=[review.public_id])
    said = words(page.get(address).content)
    assert "Evidence against was looked for in 0 of 1." in said
    assert "no search has been run for it" in said
    assert "CM1 has a gap: reasoning" in said
    assert "1 passage against it not adjudicated" in said


def sent(page: Client, review: Review, name: str, *args: Any, **form: Any) -> Any:
    """What answers a form that was sent."""
    address = reverse(f"synthesis:{name}", args=[review.public_id, *args])
    return page.post(address, {"idempotency_key": str(uuid4()), **form})


def test_a_status_is_given_on_its_page(review: Review, against: Passage, page: Client) -> None:
    """The status and its reason are kept; what is not allowed is said, and kept nothing."""
    answer = sent(page, review, "set_status", "EG3", status="refined", reason="read phase 2")
    assert answer.status_code == 302
    found = queries.statement(review, "EG3")
    assert found is not None
    assert (found.status, found.reason) == ("refined", "read phase 2")
    refused = sent(page, review, "set_status", "EG3", status="merged", reason="r")
    assert refused.status_code == 200
    assert "There is a problem" in words(refused.content)


def test_statements_are_taken_up_merged_and_parted(
    review: Review, against: Passage, page: Client
) -> None:
    """Three forms in a row, each leading on."""
    sent(page, review, "take_up", codes=["EG1", "EN1"], reason="in scope")
    sent(page, review, "merge", "EG3", codes=["EG1"], reason="the same door")
    assert queries.merged_into(queries.traces(review))["EG1"] == ["EG3"]
    sent(page, review, "part", "EG1", reason="not the same")
    assert "EG1" not in queries.merged_into(queries.traces(review))
    nothing = sent(page, review, "merge", "EG3", reason="r")
    assert "Choose at least one statement" in words(nothing.content)


def test_a_split_names_the_fault_of_its_half(
    review: Review, against: Passage, page: Client
) -> None:
    """The second half names an unknown fact: said at its field; mended, two drafts are born."""
    form = {
        f"{half}_{name}": value for half in ("first", "second") for name, value in FIELDS.items()
    }
    faulty = form | {"second_condition": "acompanied", "reason": "two reasons"}
    answer = sent(page, review, "split", "EG3", **faulty)
    said = answer.content.decode()
    assert "did you mean accompanied" in said
    assert 'id="id_second_condition-error"' in said
    assert 'id="id_first_condition-error"' not in said
    done = sent(page, review, "split", "EG3", **form, reason="two reasons")
    assert done.status_code == 302
    assert len(queries.lineage(review, "EG3")) == 3


def test_a_configuration_is_set_down_and_changed(
    review: Review, against: Passage, page: Client
) -> None:
    """A half that is neither said nor a gap is asked for; an older page is shown both."""
    form = {
        "nickname": "Met at home",
        "statement": "EG3",
        "stage": "engagement",
        "contexts": "lives alone\n\nnew to the town",
        "resource": "company to the door",
        "outcome": "goes",
        "intended": "yes",
        "reason": "read it",
    }
    asked = sent(page, review, "configure", **form)
    assert "Enter the reasoning, or mark it as a gap" in words(asked.content)
    done = sent(page, review, "configure", **form, reasoning_gap="on")
    assert done.status_code == 302
    made = queries.configuration(review, "CM2")
    assert made is not None
    assert made.contexts == ("lives alone", "new to the town")
    change = {**form, "reasoning": "not alone", "reason": "said so", "version": "1"}
    assert sent(page, review, "reconfigure", "CM2", **change).status_code == 302
    late = {**change, "reasoning": "another"}
    assert sent(page, review, "reconfigure", "CM2", **late).status_code == 409


def test_links_are_made_and_withdrawn(review: Review, against: Passage, page: Client) -> None:
    """A link of a thing with itself is refused at its field; a withdrawn one says why."""
    itself = sent(
        page, review, "link", from_code="EG3", to_code="EG3", way="feeds", how="goes round"
    )
    assert "a link joins two things" in words(itself.content)
    sent(page, review, "link", from_code="AD5", to_code="CM1", way="weakens", how="tires")
    (made,) = [one for one in queries.links(review) if one.weakens]
    sent(page, review, "withdraw", made.public_id, reason="nobody saw it")
    said = words(page.get(reverse("synthesis:links", args=[review.public_id])).content)
    assert "Withdrawn by Sade Okonjo: nobody saw it" in said


def test_a_move_and_an_adjudication(review: Review, against: Passage, page: Client) -> None:
    """Both are kept beside what they start from; a move that starts from nothing is refused."""
    made = {"sort": "reconcile", "output": "o", "rationale": "because"}
    nothing = sent(page, review, "move", "EG3", **made)
    assert "Choose at least one passage" in words(nothing.content)
    done = sent(page, review, "move", "EG3", **made, passages=[str(against.public_id)])
    assert done.status_code == 302
    sent(page, review, "adjudicate", "EG3", against.public_id, found="absence", rationale="busy")
    said = words(page.get(done["Location"]).content)
    assert "not of its failing, because busy." in said
    assert "not adjudicated yet" not in said
