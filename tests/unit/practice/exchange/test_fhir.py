"""Referrals by FHIR: who may send, once is once, and a bad bundle changes nothing."""

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from linkwork.access.actors import Actor
from linkwork.access.models import AuditEvent, Grant
from linkwork.practice.exchange import actions
from linkwork.practice.exchange.fhir import shape
from linkwork.practice.people.models import Person
from linkwork.practice.referrals import queries
from linkwork.practice.referrals.models import Referral
from tests.unit.practice import cast
from tests.unit.practice.exchange import bundles

TYPE = "application/fhir+json"


@pytest.fixture
def key(house: cast.Riverbank) -> str:
    """A key of Millfield Surgery."""
    return actions.make_key(body=house.millfield, by=Actor.system(house.service))


def send(key: str, bundle: Any, **headers: str) -> HttpResponse:
    """Send a bundle with a key."""
    client = Client(enforce_csrf_checks=True)
    body = bundle if isinstance(bundle, bytes) else json.dumps(bundle)
    given = {"Authorization": f"Bearer {key}"} if key else {}
    return client.post("/fhir/", body, content_type=TYPE, headers={**given, **headers})  # type: ignore[return-value]


def answer(response: HttpResponse) -> dict[str, Any]:
    """The resource in an answer, which is FHIR in shape."""
    assert response.headers["Content-Type"].startswith(TYPE)
    read: dict[str, Any] = json.loads(response.content)
    assert not list(shape.faults(read, read["resourceType"]))
    return read


def test_a_referral_comes_in(house: cast.Riverbank, key: str) -> None:
    """The person, the referral and its clock are there; the answer gives the reference."""
    response = send(key, bundles.good())
    assert response.status_code == 200
    referral = Referral.objects.get()
    entries = answer(response)["entry"]
    assert [entry["response"]["status"] for entry in entries] == ["200 OK", "201 Created"]
    made = entries[1]["response"]
    assert made["location"] == f"ServiceRequest/{referral.public_id}"
    assert referral.person.reference in json.dumps(made["outcome"])
    assert (referral.state, referral.practice) == ("received", house.millfield)
    assert referral.agreed is None
    assert referral.due_on
    assert referral.original == bundles.good()


def test_the_audit_knows_which_key(house: cast.Riverbank, key: str) -> None:
    """A system acts under its key's opaque id."""
    send(key, bundles.good())
    event = AuditEvent.objects.get(verb="referral received")
    assert event.actor.startswith("key:")
    assert key not in str(vars(event))


def test_the_practice_sees_what_it_sent(house: cast.Riverbank, key: str) -> None:
    """The referrers of the practice see how it stands; the team has it in triage."""
    send(key, bundles.good())
    assert "Nwosu" in cast.signed_in(house.ruth).get("/refer/sent/").content.decode()
    assert "Nwosu" in cast.signed_in(house.jo).get("/triage/").content.decode()


def test_once_is_once(house: cast.Riverbank, key: str) -> None:
    """The same bundle again answers with the same referral and changes nothing."""
    first = answer(send(key, bundles.good()))
    kept = (Person.objects.count(), Referral.objects.count(), Grant.objects.count())
    again = bundles.good() | {"id": "another-envelope", "timestamp": "2026-11-22T10:00:00Z"}
    for entry in again["entry"]:
        entry["fullUrl"] = entry["fullUrl"].replace("0000", "9999")
    again["entry"][1]["resource"]["subject"]["reference"] = "urn:uuid:9999-1"
    response = send(key, again)
    assert response.status_code == 200
    told = answer(response)["entry"][1]["response"]
    assert told["status"] == "200 OK"
    assert told["location"] == first["entry"][1]["response"]["location"]
    assert kept == (Person.objects.count(), Referral.objects.count(), Grant.objects.count())


def test_two_at_one_moment_are_one(
    house: cast.Riverbank, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the same bundle arrives twice at once, the second finds what the first has kept."""
    send(key, bundles.good())
    looks = iter([True])
    look = queries.from_source
    monkeypatch.setattr(
        queries, "from_source", lambda *told: None if next(looks, False) else look(*told)
    )
    response = send(key, bundles.good())
    assert answer(response)["entry"][1]["response"]["status"] == "200 OK"
    assert (Person.objects.count(), Referral.objects.count()) == (1, 1)


def test_the_same_number_with_other_content_is_refused(house: cast.Riverbank, key: str) -> None:
    """An identifier is not reused: nothing is taken for something else."""
    send(key, bundles.good())
    other = bundles.good()
    other["entry"][1]["resource"]["note"] = [{"text": "Do not ring in the morning"}]
    response = send(key, other)
    assert response.status_code == 409
    assert answer(response)["issue"][0]["code"] == "conflict"
    assert Referral.objects.get().original == bundles.good()


def test_a_bad_bundle_changes_nothing(house: cast.Riverbank, key: str) -> None:
    """Every fault by its element in an OperationOutcome; no row is written."""
    before = (Person.objects.count(), Referral.objects.count(), AuditEvent.objects.count())
    bad = bundles.good()
    bad["entry"][0]["resource"]["birthDate"] = "14 May 1951"
    del bad["entry"][1]["resource"]["status"]
    response = send(key, bad)
    assert response.status_code == 400
    issues = answer(response)["issue"]
    assert [issue["expression"] for issue in issues] == [
        ["Bundle.entry[0].resource.birthDate"],
        ["Bundle.entry[1].resource.status"],
    ]
    after = (Person.objects.count(), Referral.objects.count(), AuditEvent.objects.count())
    assert before == after


def test_a_message_is_answered_as_a_message(house: cast.Riverbank, key: str) -> None:
    """The answer names the message it answers."""
    told = answer(send(key, bundles.message()))
    assert told["type"] == "message"
    assert told["entry"][0]["resource"]["response"]["identifier"] == "m-1"
    assert Referral.objects.count() == 1


def test_somebody_known_is_recognised(house: cast.Riverbank, key: str) -> None:
    """The NHS number and birth date find the record that is there."""
    known = house.person(nhs_number="9434765919")
    send(key, bundles.good())
    assert Referral.objects.get().person == known


@pytest.mark.parametrize("wrong", ["", "linkwork_nobody"])
def test_nobody_sends_unknown(house: cast.Riverbank, wrong: str) -> None:
    """Without a key, or with one that is none, nothing is read."""
    response = send(wrong, bundles.good())
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"].startswith("Bearer")
    assert answer(response)["issue"][0]["code"] == "login"


def test_an_ended_key_opens_nothing(house: cast.Riverbank, key: str) -> None:
    """A key that has ended is refused at the next request."""
    assert actions.end_keys(body=house.millfield, by=Actor.system(house.service)) == 1
    assert send(key, bundles.good()).status_code == 401


def test_a_key_is_not_kept(house: cast.Riverbank, key: str) -> None:
    """The database holds a hash, never the key."""
    from linkwork.practice.exchange.models import ApiKey

    assert key not in str(vars(ApiKey.objects.get()))


def test_a_key_of_next_door_cannot_reach_us(
    house: cast.Riverbank, next_door: cast.Riverbank, key: str
) -> None:
    """What another service's practice sends stays there; the same number is another referral."""
    send(key, bundles.good())
    theirs = actions.make_key(body=next_door.millfield, by=Actor.system(next_door.service))
    assert send(theirs, bundles.good()).status_code == 200
    assert Referral.objects.count() == 1
    assert Referral._base_manager.count() == 2


def test_a_signed_in_user_sends_with_the_seal(house: cast.Riverbank) -> None:
    """A session alone is not enough: another site could lean on it."""
    client = Client(enforce_csrf_checks=True)
    assert house.ruth.user
    client.force_login(house.ruth.user, backend="django.contrib.auth.backends.ModelBackend")
    body = json.dumps(bundles.good())
    assert client.post("/fhir/", body, content_type=TYPE).status_code == 403
    client.get("/refer/")
    token = client.cookies["linkwork-csrf"].value
    sealed = client.post("/fhir/", body, content_type=TYPE, headers={"X-CSRFToken": token})
    assert sealed.status_code == 200
    assert Referral.objects.get().referrer == house.ruth.user


def test_the_role_must_allow(house: cast.Riverbank) -> None:
    """A reviewer has no path to people; the refusal is in the audit."""
    from linkwork.access.roles import Role

    reviewer = cast.staff("Sade Okonjo", Role.REVIEWER, house.service)
    response = cast.signed_in(reviewer).post("/fhir/", "{}", content_type=TYPE)
    assert response.status_code == 403
    assert AuditEvent.objects.filter(action="deny", kind="referral").exists()


def test_only_what_is_declared(house: cast.Riverbank, key: str) -> None:
    """Another method or type is refused in FHIR."""
    client = Client(headers={"Authorization": f"Bearer {key}"})
    assert client.get("/fhir/").status_code == 405
    assert client.post("/fhir/", {"a": "form"}).status_code == 415
    assert send(key, b"x" * (6 * 1024 * 1024)).status_code == 413


def test_the_statement_of_what_it_can_do(db: None) -> None:
    """The CapabilityStatement claims a transaction, and no read or search."""
    response = Client().get("/fhir/metadata")
    stated = json.loads(response.content)
    assert stated["fhirVersion"] == "4.0.1"
    assert stated["rest"][0]["interaction"] == [{"code": "transaction"}]
    assert "resource" not in stated["rest"][0]
