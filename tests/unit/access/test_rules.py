"""What a guarded view lets through, what it says where it does not, and what it writes down."""

import re
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.transaction import TransactionManagementError
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from linkwork.access import audit, doors, grants, scope
from linkwork.access.actors import Actor
from linkwork.access.models import AuditEvent, Membership
from linkwork.access.requests import Request
from linkwork.access.roles import Action, Relation
from linkwork.access.rules import NoEvent, guarded
from linkwork.practice.people import actions as people
from linkwork.practice.people.models import Person
from linkwork.practice.referrals.models import Case, Contact
from tests.unit.access.conftest import together
from tests.unit.practice import cast

VARY = ("X-Request-Id", "Content-Security-Policy")  # the request's id, and its nonce


def events(house: cast.Riverbank) -> list[AuditEvent]:
    """The chain of the service, oldest first."""
    return list(AuditEvent.objects.filter(organisation=house.service).order_by("sequence"))


def asked_by(actor: Actor | None, method: str = "get", **data: str) -> Any:
    """A request as a guarded view gets it."""
    request: Any = getattr(RequestFactory(), method)("/nowhere/", data)
    request.user = actor.user if actor else AnonymousUser()
    request.session = {}
    return request


def test_a_stranger_is_sent_to_sign_in(house: cast.Riverbank) -> None:
    """Who is not signed in is asked to, and comes back to where they were going."""
    view = guarded("case", get=Action.VIEW)(lambda _: HttpResponse("never"))
    answer = view(asked_by(None))
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=/nowhere/")


def test_a_method_not_declared_is_not_offered(house: cast.Riverbank) -> None:
    """A view answers the methods it declares, and names them."""
    view = guarded("case", get=Action.VIEW)(lambda _: HttpResponse("never"))
    answer = view(asked_by(house.jo, "delete"))
    assert (answer.status_code, answer["Allow"]) == (405, "GET")


def test_a_role_without_a_rule_is_refused_and_it_is_written_down(house: cast.Riverbank) -> None:
    """A refusal is an event: who, what kind, and that there was no rule."""
    view = guarded("audit", get=Action.LIST)(lambda _: HttpResponse("never"))
    assert view(asked_by(house.jo)).status_code == 403
    told = events(house)[-1]
    assert (told.action, told.verb, told.actor) == ("deny", "audit refused", house.jo.reference)


def test_a_view_that_forgets_to_write_answers_nothing(house: cast.Riverbank) -> None:
    """No event, no response: reading without a trace is a fault, not a page."""
    view = guarded("case", get=Action.VIEW)(lambda _: HttpResponse("seen by nobody"))
    with pytest.raises(NoEvent):
        view(asked_by(house.jo))


def test_a_form_that_forgets_to_write_does_nothing(house: cast.Riverbank) -> None:
    """What is done without an event is undone."""
    case = house.case()

    def forget(request: Request) -> HttpResponse:
        Case.objects.filter(pk=case.pk).update(next_step="in secret")
        return HttpResponse(status=302, headers={"Location": "/"})

    view = guarded("case", post=Action.AMEND)(forget)
    with pytest.raises(NoEvent):
        view(asked_by(house.jo, "post", idempotency_key="k"))
    case.refresh_from_db()
    assert case.next_step != "in secret"


def test_a_refused_act_leaves_nothing_but_the_refusal(house: cast.Riverbank) -> None:
    """A view that is refused half-way leaves no row, no event and no key: only that it was."""
    case = house.case()
    before = len(events(house))

    def half_way(request: Request) -> HttpResponse:
        doors.open_one(request.actor, Case, case.public_id)
        Case.objects.filter(pk=case.pk).update(next_step="half done")
        raise doors.Denied("contact", case, "not yours")

    view = guarded("case", post=Action.AMEND)(half_way)
    assert view(asked_by(house.jo, "post", idempotency_key="k")).status_code == 404
    case.refresh_from_db()
    assert case.next_step != "half done"
    [told] = events(house)[before:]
    assert (told.action, told.verb, told.rule) == ("deny", "contact refused", "not yours")
    assert told.people == [str(case.subject)]


def test_what_is_not_yours_and_what_is_not_there_are_one_page(
    house: cast.Riverbank, next_door: cast.Riverbank
) -> None:
    """Absent, another service's, not allowed: the same bytes and headers but for the request's."""
    case = house.case()
    page, absent = f"/cases/{case.public_id}/", f"/cases/{uuid4()}/"
    child = f"{page}contacts/{uuid4()}/amend/"
    for actor, hidden in ((house.ada, page), (next_door.jo, page), (house.jo, child)):
        browser = cast.signed_in(actor)
        first, second = browser.get(absent), browser.get(hidden)
        assert (first.status_code, plain(first)) == (404, plain(second))
        told = [{k: v for k, v in one.items() if k not in VARY} for one in (first, second)]
        assert told[0] == told[1]


def plain(answer: Any) -> str:
    """A page without what is new in every answer: its nonce and its keys."""
    body = answer.content.decode()
    body = re.sub(r'(nonce|value)="[^"]*"', "", body)
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "", body)


def test_every_refusal_looks_the_same_in_the_chain_of_the_one_refused(
    house: cast.Riverbank, next_door: cast.Riverbank
) -> None:
    """The refusal stands in the chain of whoever asked, and says nothing of the other service."""
    case = house.case()
    cast.signed_in(next_door.jo).get(f"/cases/{case.public_id}/")
    told = events(next_door)[-1]
    assert (told.verb, told.thing, told.people) == ("case refused", "", [])
    assert not AuditEvent.objects.filter(
        organisation=house.service, actor=next_door.jo.reference
    ).exists()


def test_reading_writes_who_by_what_right_and_about_whom(house: cast.Riverbank) -> None:
    """A page of a person leaves actor, role, relation, rule, the thing and the person."""
    case = house.case()
    before = len(events(house))
    cast.signed_in(house.jo).get(f"/cases/{case.public_id}/")
    told = next(one for one in events(house)[before:] if one.kind == "case")
    assert (told.role, told.relation, told.action) == ("link worker", "assigned", "view")
    assert told.rule == "link worker may view case when assigned"
    assert (told.thing, told.people) == (str(case.public_id), [str(case.subject)])
    assert "Nwosu" not in repr([vars(one) for one in events(house)])


def test_a_child_is_only_reached_through_its_parent(house: cast.Riverbank) -> None:
    """A contact of one case is not there under another, though both are one's own."""
    first = house.case()
    second = house.case(house.referral(house.person(given_name="Tom", born_on="1972-08-16")))
    assert house.jo.user is not None
    contact = Contact.objects.create(
        organisation=house.service,
        subject=first.subject,
        case=first,
        on=timezone.localdate(),
        way="call",
        result="reached",
        made_by_id=house.jo.user.pk,
        logged_at=timezone.now(),
    )
    opened = doors.open_one(house.jo, Case, second.public_id)
    with pytest.raises(doors.Denied):
        doors.open_one(house.jo, Contact, contact.public_id, case=opened)


def test_what_is_taken_away_is_gone_at_the_next_request(house: cast.Riverbank) -> None:
    """A relation ended between two requests closes the page at the second."""
    case = house.case()
    jo, address = cast.signed_in(house.jo), f"/cases/{case.public_id}/"
    assert jo.get(address).status_code == 200
    grants.end(subject=case.person.public_id, relation=Relation.ASSIGNED)
    assert jo.get(address).status_code == 404


def test_a_membership_that_ended_opens_nothing(house: cast.Riverbank) -> None:
    """Who is a member no longer sees nothing, and is not sent in circles."""
    jo = cast.signed_in(house.jo)
    assert jo.get("/today/").status_code == 200
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(user=house.jo.user).update(until_on=yesterday)
    assert jo.get("/today/").status_code == 403
    assert jo.get("/home/")["Location"] == "/"


def test_who_is_made_inactive_is_signed_out(house: cast.Riverbank) -> None:
    """The session ends with the account."""
    jo = cast.signed_in(house.jo)
    assert house.jo.user is not None
    house.jo.user.is_active = False
    house.jo.user.save()
    assert jo.get("/today/")["Location"].startswith("/accounts/login/")


@pytest.mark.database
def test_of_many_who_save_at_once_one_wins_and_nobody_loses_words(
    own_database: str, at_once: Callable[[list[Callable[[], object]]], None]
) -> None:
    """Six save what matters at one moment: one is kept, and five are shown both texts."""
    house = cast.riverbank()
    with scope.within(house.service.pk):
        person = house.case().person
    address, answers = f"/people/{person.public_id}/about-me/", dict[str, Any]()

    def save(words: str, browser: Client) -> None:
        typed = {"what_matters": words, "version": "1"} | cast.key()
        answers[words] = browser.post(address, typed)

    works = [partial(save, f"Garden {n}", cast.signed_in(house.jo)) for n in range(6)]
    at_once([*works])
    [kept] = [words for words, answer in answers.items() if answer.status_code == 302]
    for words, answer in answers.items():
        if words != kept:
            assert answer.status_code == 409
            assert {words, kept} <= set(re.findall(r"Garden \d", answer.content.decode()))


@pytest.mark.database
def test_a_save_that_comes_between_is_seen(
    own_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where somebody saves between the look and the save, the later one is shown both texts."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite takes one writer at a time: nobody can come between")
    house = cast.riverbank()
    with scope.within(house.service.pk):
        person = house.case().person
    amend, somebody = people.amend_about_me, [True]

    def between(**said: Any) -> object:
        if somebody:
            somebody.pop()
            together([partial(overwrite, person.pk)])
        return amend(**said)

    monkeypatch.setattr(people, "amend_about_me", between)
    typed = {"what_matters": "Her choir", "version": "1"} | cast.key()
    answer = cast.signed_in(house.jo).post(f"/people/{person.public_id}/about-me/", typed)
    assert answer.status_code == 409
    assert {"My garden", "Her choir"} <= set(re.findall("My garden|Her choir", answer.text))


def overwrite(pk: int) -> None:
    """Save from another connection."""
    with scope.everything("a test"):
        Person.objects.filter(pk=pk).update(version=2, what_matters="My garden")


def test_save_mine_over_it(house: cast.Riverbank) -> None:
    """From the page of a conflict one's own words can be saved over the other's, knowingly."""
    person = house.case().person
    jo, address = cast.signed_in(house.jo), f"/people/{person.public_id}/about-me/"
    jo.post(address, {"what_matters": "My garden", "version": "1"} | cast.key())
    late = jo.post(address, {"what_matters": "Her choir", "version": "1"} | cast.key())
    assert late.status_code == 409
    assert 'name="version" value="2"' in " ".join(late.content.decode().split())
    over = jo.post(address, {"what_matters": "Her choir", "version": "2"} | cast.key())
    assert over.status_code == 302
    person.refresh_from_db()
    assert (person.what_matters, person.version) == ("Her choir", 3)


def test_showing_a_conflict_is_looking(house: cast.Riverbank) -> None:
    """The page of a conflict shows what is kept of a person, so it is written down."""
    person = house.case().person
    jo, address = cast.signed_in(house.jo), f"/people/{person.public_id}/about-me/"
    jo.post(address, {"what_matters": "My garden", "version": "1"} | cast.key())
    jo.post(address, {"what_matters": "Her choir", "version": "1"} | cast.key())
    told = events(house)[-1]
    assert (told.verb, told.people) == ("conflict shown", [str(person.public_id)])


@pytest.mark.database
def test_an_event_belongs_in_the_transaction_of_its_act(own_database: str) -> None:
    """An event written by itself could stand without its act, so it is refused."""
    house = cast.riverbank()
    with pytest.raises(TransactionManagementError):
        audit.record(by=house.jo, action=Action.VIEW, verb="nothing")
