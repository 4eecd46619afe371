"""A person gets a copy of everything held, but for what is left out with a reason, in two hands."""

import io
import json
import zipfile
from datetime import date
from random import Random
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.access.doors import Denied
from linkwork.access.links import actions as links
from linkwork.access.links import sessions
from linkwork.access.models import AuditEvent
from linkwork.access.roles import Role
from linkwork.practice.people.models import Person
from linkwork.practice.referrals import actions as referrals
from linkwork.practice.referrals.models import Case, Contact
from linkwork.practice.rights import actions, contents, moves
from linkwork.practice.rights.models import Pack
from linkwork.practice.rights.moves import NotAllowed
from tests.unit.practice import cast

TODAY = date(2026, 11, 2)
SECRET, OPEN = "Her sister told us something", "We spoke of the choir"


@pytest.fixture
def mina(house: cast.Riverbank) -> Actor:
    """The auditor."""
    return cast.staff("Mina Larsen", Role.AUDITOR, house.service)


def noted(house: cast.Riverbank) -> tuple[Case, list[Contact]]:
    """A case with two contacts: one about somebody else, one not."""
    case = house.case()
    said = [
        referrals.log_contact(
            case=case,
            on=TODAY,
            way="call",
            result="reached",
            note=note,
            next_step="Ring",
            next_step_on=TODAY,
            by=house.jo,
        )
        for note in (SECRET, OPEN)
    ]
    return case, said


def asked(house: cast.Riverbank, person: Person) -> Pack:
    """A request by telephone."""
    return actions.ask(person=person, on=TODAY, how="by telephone", by=house.samira)


def test_it_is_due_a_calendar_month_later(house: cast.Riverbank) -> None:
    """Asked on 31 January it is due on the last day of February: the law counts months."""
    pack = actions.ask(person=house.person(), on=date(2027, 1, 31), how="a letter", by=house.samira)
    assert pack.due_on == date(2027, 2, 28)


def test_one_at_a_time(house: cast.Riverbank) -> None:
    """A second request waits for the first."""
    person = house.person()
    asked(house, person)
    with pytest.raises(NotAllowed, match="already"):
        asked(house, person)


def test_what_is_left_out_stays_out(house: cast.Riverbank, mina: Actor) -> None:
    """The copy holds every contact but the one left out, whose reason is counted."""
    case, (secret, _) = noted(house)
    pack = asked(house, case.person)
    why = {secret.public_id: ("somebody else", "Her sister has not agreed")}
    actions.prepare(pack=pack, withheld=why, on=TODAY, by=house.samira)
    actions.approve(pack=pack, on=TODAY, by=mina)
    said = repr(actions.download(pack=pack, by=house.samira))
    assert OPEN in said
    assert SECRET not in said
    assert case.person.family_name in said
    assert AuditEvent.objects.filter(verb="own data downloaded", action="export").count() == 1


def test_nobody_approves_their_own(house: cast.Riverbank) -> None:
    """Whoever prepared a copy does not approve it."""
    pack = asked(house, house.person())
    actions.prepare(pack=pack, withheld={}, on=TODAY, by=house.samira)
    with pytest.raises(NotAllowed, match="Somebody else"):
        actions.approve(pack=pack, on=TODAY, by=house.samira)


def test_nothing_goes_out_unapproved(house: cast.Riverbank, mina: Actor) -> None:
    """Not while it is prepared, and not by somebody who may not export."""
    case, _ = noted(house)
    pack = asked(house, case.person)
    actions.prepare(pack=pack, withheld={}, on=TODAY, by=house.samira)
    with pytest.raises(NotAllowed, match="approved"):
        actions.download(pack=pack, by=house.samira)
    actions.approve(pack=pack, on=TODAY, by=mina)
    with pytest.raises(Denied):
        actions.download(pack=pack, by=mina)


def test_a_reason_is_said_in_words(house: cast.Riverbank) -> None:
    """Nothing is left out by a code alone, nor what is not in the record."""
    case, (secret, _) = noted(house)
    pack = asked(house, case.person)
    for wrong in ({secret.public_id: ("legal", " ")}, {pack.public_id: ("legal", "So")}):
        with pytest.raises(NotAllowed):
            actions.prepare(pack=pack, withheld=wrong, on=TODAY, by=house.samira)


def test_random_walks(house: cast.Riverbank) -> None:
    """From every state exactly the allowed moves pass, with a reason where one is needed."""
    draws = Random(7)
    for _ in range(300):
        before, after = draws.choice(list(Pack.State)), draws.choice(list(Pack.State))
        reason = draws.choice(["", "a reason"])
        allowed = after in moves.ALLOWED[before] and (
            bool(reason) or after not in moves.NEEDS_REASON
        )
        try:
            moves.check(before, after, reason=reason)
        except NotAllowed:
            assert not allowed
        else:
            assert allowed


def test_everything_of_the_person_is_found(house: cast.Riverbank) -> None:
    """Each table that holds a row about the person is in the contents, and nobody else's rows."""
    case, _ = noted(house)
    other = house.case(house.referral(house.person(given_name="Bilal", born_on=date(1960, 1, 1))))
    tables = {thing.table for thing in contents.of(case.person)}
    assert {"people.Person", "referrals.Referral", "referrals.Case", "referrals.Contact"} <= tables
    assert str(other.public_id) not in repr([thing.key for thing in contents.of(case.person)])


class TestPages:
    """The same by pages: the lead prepares, the auditor approves, the person takes it."""

    def test_from_asked_to_taken(self, house: cast.Riverbank, mina: Actor) -> None:
        """The person asks on their page; the zip they take holds what was not left out."""
        case, (secret, _) = noted(house)
        person = by_link(house, case.person)
        assert person.post("/my/data/", cast.key()).status_code == 302
        pack = Pack.objects.get()
        lead, auditor = cast.signed_in(house.samira), cast.signed_in(mina)
        page = f"/rights/packs/{pack.public_id}/"
        sent: dict[str, Any] = {f"{secret.public_id}-reason": "somebody else"}
        refused = lead.post(f"{page}prepare/", sent | cast.key())
        assert "Say why this is left out" in refused.content.decode()
        sent[f"{secret.public_id}-words"] = "Her sister has not agreed"
        assert lead.post(f"{page}prepare/", sent | cast.key()).status_code == 302
        said = auditor.get(page).content.decode()
        assert "Nwosu" not in said
        assert auditor.post(page, {"decision": "approve", **cast.key()}).status_code == 302
        answer = person.get(f"/my/data/{pack.public_id}/file/")
        with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
            record = json.loads(file.read("record.json"))
            read = file.read("record.html").decode()
        assert OPEN in read
        assert SECRET not in read + json.dumps(record)
        assert record["left_out"] == {"It is about somebody else, who has not agreed": "1"}
        handed = {"how": "in person", **cast.key()}
        assert lead.post(f"{page}handed/", handed).status_code == 302
        pack.refresh_from_db()
        assert pack.state == Pack.State.HANDED_OVER

    def test_a_link_worker_has_no_part_in_it(self, house: cast.Riverbank) -> None:
        """Identifiable copies are a lead's and an auditor's work."""
        case, _ = noted(house)
        pack = asked(house, case.person)
        client = cast.signed_in(house.jo)
        for page in ("/rights/", f"/rights/packs/{pack.public_id}/"):
            assert client.get(page).status_code == 403


def by_link(house: cast.Riverbank, person: Person) -> Client:
    """A browser in which the person came in by their link."""
    issued = links.issue(
        by=house.jo, role=Role.PERSON, subject=person.public_id, channel="sms", address="01632"
    )
    response, client = HttpResponse(), Client()
    sessions.begin(response, issued.link, confirmed=True)
    client.cookies["linkwork-link"] = response.cookies["linkwork-link"].value
    assert timezone.now() < issued.link.until_at
    return client
