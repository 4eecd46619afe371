"""Pages of lotteries: declared by the lead, entered by the link worker, concealed until the end."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from linkwork.access.models import AuditEvent
from linkwork.access.roles import Role
from linkwork.practice.lotteries import actions, queries, replaying, sealing
from linkwork.practice.lotteries.models import Entry, Lottery
from tests.unit.practice import cast
from tests.unit.practice.cast import Riverbank, key, signed_in
from tests.unit.practice.connections import places
from tests.unit.practice.lotteries import scenes

FORM = {
    "component": "company",
    "name": "Company, spring",
    "why": "Two volunteers",
    "told": "There is not enough for everybody.",
    "share": "1/2",
    "unit": "person",
    "ends": "number",
    "most": "40",
}


def _address(name: str, *things: Any) -> str:
    return reverse(f"lotteries:{name}", args=[one.public_id for one in things])


def _move(client: Client, lottery: Lottery, to: str, **told: str) -> Any:
    lottery.refresh_from_db()
    told = {"to": to, "version": str(lottery.version), **told}
    return client.post(_address("lottery", lottery), {**key(), **told})


def _read(client: Client, address: str) -> str:
    return str(client.get(address).content.decode())


def test_from_declared_to_replayed(house: Riverbank) -> None:
    """Declared, opened, entered, closed, revealed; the file that is taken replays without fault."""
    lead, jo = signed_in(house.samira), signed_in(house.jo)
    assert lead.post(_address("declare"), {**key(), **FORM, "most": "4"}).status_code == 302
    lottery = Lottery.objects.get()
    assert _move(lead, lottery, "open").status_code == 302
    activity = places.activity(house)
    for _ in range(4):
        case = scenes.ready(house, activity)
        came = jo.post(
            _address("enter", case, lottery), {**key(), "answer": "yes", "told": "phone"}
        )
        assert came.status_code == 302
        page = _read(jo, came["Location"])
        drawn = queries.of_case(case).get().draw
        assert drawn is not None
        assert ("<h1>Drawn" in page) is drawn.drawn
        line = f"In the lottery for company: {'drawn' if drawn.drawn else 'not drawn'} on"
        assert line in _read(jo, reverse("journey:person", args=[case.public_id]))
    assert _move(lead, lottery, "closed").status_code == 302
    assert _move(lead, lottery, "revealed").status_code == 302
    record = lead.get(_address("record", lottery))
    assert replaying.check(json.loads(record.content)) == (4, [])


def test_the_person_page_offers_it_once(house: Riverbank) -> None:
    """Whoever was not asked can be entered from their page; afterwards the page says what came."""
    lottery = scenes.opened(house)
    case = scenes.ready(house)
    jo = signed_in(house.jo)
    person = reverse("journey:person", args=[case.public_id])
    assert _address("enter", case, lottery) in _read(jo, person)
    jo.post(_address("enter", case, lottery), {**key(), "answer": "no", "told": "phone"})
    page = _read(jo, person)
    assert _address("enter", case, lottery) not in page
    assert "would rather not be in the lottery" in page


def test_what_stands_against_it_is_said(house: Riverbank) -> None:
    """Somebody to whom no provider said yes cannot be drawn, and the page says so."""
    lottery = scenes.opened(house)
    case = house.case()
    jo = signed_in(house.jo)
    page = _read(jo, _address("enter", case, lottery))
    assert "No provider has said yes" in page
    assert "draw now" not in page
    came = jo.post(_address("enter", case, lottery), {**key(), "answer": "yes", "told": "phone"})
    assert came.status_code == 200
    assert not Entry.objects.exists()


@pytest.mark.parametrize("role", [Role.TEAM_LEAD, Role.LINK_WORKER, Role.ANALYST, Role.AUDITOR])
def test_no_page_and_no_event_tells_the_seed_or_the_next(house: Riverbank, role: Role) -> None:
    """While it is open nobody is shown the seed; the evaluator and auditor see no arm either."""
    lottery = scenes.opened(house)
    activity = places.activity(house)
    for _ in range(10):
        case = scenes.ready(house, activity)
        actions.enter(lottery=lottery, case=case, told="phone", by=house.jo)
    seed = sealing.opened(lottery)
    reader = signed_in(cast.staff("Vera Lind", role, house.service, house.team))
    for address in (_address("list"), _address("lottery", lottery), _address("record", lottery)):
        came = reader.get(address, follow=True)
        text = came.content.decode()
        assert seed not in text
        assert lottery.sealed_seed.sealed not in text
    text = _read(reader, _address("lottery", lottery))
    assert lottery.seed_sha256 in text
    assert ("Of those drawn" in text) is (role is Role.TEAM_LEAD)
    events = str(list(AuditEvent.objects.values()))
    assert seed not in events
    assert not re.search(r"not drawn|'verb': 'drawn", events)


def test_stopping_needs_its_reason_on_the_page(house: Riverbank) -> None:
    """Without a reason it goes on; with one it is kept and shown."""
    lottery = scenes.opened(house)
    lead = signed_in(house.samira)
    assert _move(lead, lottery, "stopped").status_code == 200
    assert _move(lead, lottery, "stopped", reason="The volunteers left").status_code == 302
    assert "The volunteers left" in _read(lead, _address("lottery", lottery))


def test_an_old_page_moves_nothing(house: Riverbank) -> None:
    """Two leads at once: whoever comes second sees that it changed."""
    lottery = scenes.declared(house)
    lead = signed_in(house.samira)
    old = {"to": "stopped", "reason": "A mistake", "version": str(lottery.version)}
    assert _move(lead, lottery, "open").status_code == 302
    assert lead.post(_address("lottery", lottery), {**key(), **old}).status_code == 409


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"most": ""}, "after how many people"),
        ({"ends": "day"}, "the last day"),
        ({"strata": ["practice", "lives alone", "most deprived"]}, "two at most"),
        ({"strata": ["practice"], "unit": "practice"}, "without strata"),
        ({"why": ""}, "why it is shared out"),
    ],
)
def test_a_form_that_leaves_something_open_is_given_back(
    house: Riverbank, changes: dict[str, Any], said: str
) -> None:
    """What is missing is said, and nothing is declared."""
    came = signed_in(house.samira).post(_address("declare"), {**key(), **FORM, **changes})
    assert came.status_code == 200
    assert said in came.content.decode()
    assert not Lottery.objects.exists()
