"""The Person page: what matters, the one next step, the cards, and only what one may do."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.library import actions as library
from linkwork.library import queries as shelf
from linkwork.practice.advice.presenters import MOST, Card
from linkwork.practice.connections import actions as connections
from linkwork.practice.journey import overview
from linkwork.practice.people import actions as people
from linkwork.practice.plans import actions as plans
from linkwork.practice.referrals import actions as referrals
from linkwork.practice.referrals.models import Case
from tests.unit.library import offers
from tests.unit.practice import cast
from tests.unit.practice.connections import places

NOW = timezone.localdate()
OPENS = (200, 302)  # the page, or on to where it is kept


@pytest.fixture
def stocked(house: cast.Riverbank) -> cast.Riverbank:
    """A service whose library holds the statements that come with the product."""
    library.load_starter(by=Actor.system(house.service))
    return house


def page(house: cast.Riverbank, case: Case, actor: Actor | None = None) -> overview.Page:
    """What the page says to somebody, Jo unless said otherwise."""
    return overview.page(Case.objects.get(pk=case.pk), actor or house.jo, NOW)


def html(actor: Actor, case: Case) -> str:
    """The page itself."""
    return unescape(cast.signed_in(actor).get(f"/cases/{case.public_id}/").content.decode())


def reached(house: cast.Riverbank, **more: Any) -> Case:
    """A case whose person Jo has spoken with."""
    case = house.case(house.referral(**more))
    told: dict[str, Any] = {"way": "call", "result": "reached", "next_step": "Meet"}
    referrals.log_contact(case=case, next_step_on=NOW, by=house.jo, **told)
    return case


def planned(house: cast.Riverbank) -> Case:
    """A case with a plan agreed today."""
    case = reached(house)
    goals = [plans.Wanted("See a garden grow", 2, 7)]
    plan = plans.draft(case=case, goals=goals, needs=["loneliness"], by=house.jo)
    plans.agree(plan=plan, on=NOW, review_on=NOW + timedelta(weeks=6), by=house.jo)
    return case


def test_what_matters_comes_first(house: cast.Riverbank) -> None:
    """Their words and how to support them, line by line; until asked, that nobody has."""
    case = house.case()
    assert html(house.jo, case).count("Not asked yet.") == 2
    told = {"what_matters": "My garden", "how_to_support": "Ring after ten\n\nSpeak slowly"}
    people.amend_about_me(person=case.person, expected=case.person.version, by=house.jo, **told)
    assert page(house, case).how_to_support == ["Ring after ten", "Speak slowly"]
    shown = html(house.jo, case)
    assert shown.index("My garden") < shown.index("The chain")


def test_the_one_green_button(house: cast.Riverbank) -> None:
    """Call, plan, find, then the connection: always the next thing that keeps the chain whole."""

    def step(case: Case) -> tuple[str, str]:
        button = page(house, case).next_step
        assert button is not None
        return button.text, button.href.removeprefix(f"/cases/{case.public_id}/")

    case = house.case(house.referral(house.person(given_name="Bo")))
    assert step(case) == ("Make the first call", "contacts/new/")
    assert step(reached(house))[0] == "Make the plan together"
    Case.objects.all().update(state="closed")
    case = planned(house)
    assert step(case) == ("Find an activity", "find/")
    thing = places.sent(house, case)
    own = f"/connections/{thing.public_id}/"
    assert step(case) == ("Next for the activity", own)
    connections.answer(connection=thing, answer="accept", on=NOW, by=house.jo)
    missed: dict[str, Any] = {"session_on": NOW, "state": "absent", "reason": "health"}
    connections.record_attendance(connection=thing, by=house.jo, **missed)
    assert step(case) == ("Arrange who goes", f"{own}?step=company#company")
    connections.arrange_company(connection=thing, accompanied=True, companion="Bill", by=house.jo)
    assert step(case) == ("Mend the link", own)


def test_where_it_stands(house: cast.Riverbank) -> None:
    """How long open, how many connections, when the plan is looked at again."""
    case = planned(house)
    review = NOW + timedelta(weeks=6)
    due = f"Plan review due {review.day} {review:%B %Y}."
    assert page(house, case).sub == f"Opened today. No connection yet. {due}"
    places.sent(house, case)
    Case.objects.filter(pk=case.pk).update(opened_on=NOW - timedelta(days=1))
    assert page(house, case).sub == f"Open 1 day. 1 connection. {due}"


def test_does_the_relationship_hold(house: cast.Riverbank) -> None:
    """The same link worker, when they last spoke, what went unanswered, what was missed."""
    case = reached(house)
    for result in ("no answer", "did not attend"):
        told: dict[str, Any] = {"way": "call", "result": result, "next_step": "Ring"}
        referrals.log_contact(case=case, next_step_on=NOW, by=house.jo, **told)
    assert page(house, case).continuity == [
        ("Same link worker", "Yes, from the start"),
        ("Last spoke", "Today"),
        ("Attempts unanswered since", "2"),
        ("Appointments missed", "1"),
    ]
    assert house.ada.user
    referrals.hand_over(case=case, to=house.ada.user, note="Over", by=house.jo)
    shown = page(house, case, house.ada)
    assert shown.continuity[0] == ("Same link worker", "No, number 2")
    assert len(shown.warned) == 2
    assert all(words in html(house.ada, case) for words in shown.warned)


def cards(house: cast.Riverbank, case: Case) -> dict[str, Card]:
    """Every card of the page, by code."""
    made = page(house, case)
    return {one.code: one for one in made.cards + made.more_cards}


def test_in_place_missing_or_not_known(stocked: cast.Riverbank) -> None:
    """A card says how it stands with this person, and what would put it in place."""
    case = planned(stocked)
    thing = places.sent(stocked, case)
    arranged = {None: "not_known", False: "missing", True: "in_place"}
    for accompanied, state in arranged.items():
        if accompanied is not None:
            connections.arrange_company(
                connection=thing, accompanied=accompanied, companion="Bill", by=stocked.jo
            )
        one = cards(stocked, case)["EG3"]
        assert one.state == state
        in_place = state == "in_place"
        assert one.would.startswith("In place when ") is not in_place
        assert (one.action is None) is in_place
        assert one.here
    assert one.here == "Someone goes along to the first session."


def test_at_most_five_are_open(stocked: cast.Riverbank) -> None:
    """A handful that can be acted on now stand open; every other one is folded, none is lost."""
    case = planned(stocked)
    places.sent(stocked, case)
    made = page(stocked, case)
    assert len(made.cards) == MOST == 5
    assert all(one.action for one in made.cards)
    assert made.more_cards
    shown, folded = html(stocked.jo, case).split(f"{len(made.more_cards)} more statement")
    assert shown.count("lw-st__head") == MOST
    assert folded.count("lw-st__head") == len(made.more_cards)
    numbers = [int(number) for number in re.findall(r"\d+", made.cards_summary)]
    assert sum(numbers) == len(made.cards) + len(made.more_cards)


def test_every_action_leads_somewhere(stocked: cast.Riverbank) -> None:
    """Each address on the page is one that Jo may open."""
    case = planned(stocked)
    places.sent(stocked, case)
    made = page(stocked, case)
    actions = [one.action.href for one in made.cards + made.more_cards if one.action]
    assert len(actions) >= MOST
    shown, jo = html(stocked.jo, case), cast.signed_in(stocked.jo)
    assert all(f'href="{href}"' in shown for href in actions)
    links = {href.partition("#")[0] for href in re.findall(r'<a [^>]*href="(/[^"]*)"', shown)}
    evidence = {href for href in links if "/library/" in href}
    some = (links - evidence) | set(sorted(evidence)[:2])
    assert not [href for href in some if jo.get(href).status_code not in OPENS]


def test_the_evidence_with_what_was_found_here(stocked: cast.Riverbank) -> None:
    """Sources, the service's own finding and the panel: three kinds of evidence in one line."""
    case = planned(stocked)
    places.sent(stocked, case)
    assert "here: not tested here yet" in cards(stocked, case)["EG3"].evidence
    library.record_finding(
        statement=shelf.statement("EG3"),
        study=offers.study(),
        figures=offers.figures(),
        by=Actor.system(stocked.service),
    )
    line = cards(stocked, case)["EG3"].evidence
    assert "18 more in every 100 people attend, between 12 and 24" in line
    assert "1,240 cases" in line
    assert "panel: no votes yet" in line
    assert line in html(stocked.jo, case)


def test_a_finding_next_door_is_not_ours(
    stocked: cast.Riverbank, next_door: cast.Riverbank
) -> None:
    """What another service found is not said to hold here."""
    case = planned(stocked)
    library.record_finding(
        statement=shelf.statement("EG3"),
        study=offers.study(),
        figures=offers.figures(),
        by=Actor.system(next_door.service),
    )
    assert "here: not tested here yet" in cards(stocked, case)["EG3"].evidence


def test_an_empty_shelf(house: cast.Riverbank) -> None:
    """Without statements the page says so, and stands."""
    assert "No published statement speaks of this stage." in html(house.jo, house.case())


def test_a_team_lead_reads(stocked: cast.Riverbank) -> None:
    """They see whose ball it is and may close; they are offered no form that would be refused."""
    case = planned(stocked)
    places.chosen(stocked, case)
    made = page(stocked, case, stocked.samira)
    assert (made.next_step, made.log, made.about_me) == (None, None, "")
    assert made.close is not None
    assert not [one for one in made.cards + made.more_cards if one.action]
    assert made.branches[0].link.ball.startswith("With Jo Ferreira")
    shown, samira = html(stocked.samira, case), cast.signed_in(stocked.samira)
    assert "With you" not in shown
    links = set(re.findall(r'<a [^>]*href="(/[^"#?]*)', shown))
    ours = {href for href in links if "/library/" not in href}
    assert not [href for href in ours if samira.get(href).status_code not in OPENS]


def test_nobody_else_opens_it(house: cast.Riverbank, next_door: cast.Riverbank) -> None:
    """A colleague and the service next door are told nothing, not even that it is there."""
    address = f"/cases/{house.case().public_id}/"
    for actor, answer in ((house.ada, 404), (next_door.jo, 404), (house.ruth, 403)):
        for page_ in (address, f"{address}close/"):
            told = cast.signed_in(actor).get(page_)
            assert told.status_code == answer
            assert "Amara" not in told.content.decode()


def test_a_closed_case_is_only_read(stocked: cast.Riverbank) -> None:
    """The ending stands at the top; nothing is offered, nobody is warned of."""
    case = planned(stocked)
    thing = places.sent(stocked, case)
    refused: dict[str, Any] = {"answer": "decline", "reason": "full", "on": NOW}
    connections.answer(connection=thing, by=stocked.jo, **refused)
    ended: dict[str, Any] = {"ending": "partly met", "words": "She goes", "open_connections": 0}
    referrals.close(
        case=case, outcome_asked=True, referrer_told=True, on=NOW, by=stocked.jo, **ended
    )
    made = page(stocked, case)
    assert made.sub == f"Closed {NOW.day} {NOW:%B %Y}: goals partly met."
    assert (made.next_step, made.log, made.close, made.about_me) == (None, None, None, "")
    assert (made.warned, made.branches) == ([], [])
    assert [one.ending for one in made.ended] == ["Provider said no"]
    assert not [one for one in made.cards + made.more_cards if one.action]
    assert made.timeline[0].detail == "She goes"
    assert f"/cases/{case.public_id}/close/" not in html(stocked.jo, case)
