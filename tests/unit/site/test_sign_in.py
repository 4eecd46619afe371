"""Signing in: by password and a second factor, throttled, written down, and ended in time."""

import re
from base64 import b32decode
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from django.core.cache import cache
from django.test import Client

from linkwork.access.actors import Actor
from linkwork.access.models import AuditEvent, Membership, User
from linkwork.access.roles import Role
from linkwork.site import demonstration
from tests.unit.practice import cast

PASSWORD = "correct horse battery staple"
LOGIN, FACTOR = "/accounts/login/", "/accounts/2fa/authenticate/"
AGAIN, ADD = "/accounts/reauthenticate/", "/accounts/2fa/totp/activate/"


@pytest.fixture
def jo(house: cast.Riverbank) -> Actor:
    """Jo Ferreira, who has a password."""
    assert house.jo.user is not None
    house.jo.user.set_password(PASSWORD)
    house.jo.user.save()
    return house.jo


@pytest.fixture(autouse=True)
def no_tries_yet() -> Iterator[None]:
    """Nobody has tried anything."""
    cache.clear()
    yield
    cache.clear()


def sign_in(browser: Client, actor: Actor, password: str = PASSWORD, **more: str) -> Any:
    """Fill in the form."""
    assert actor.user is not None
    return browser.post(LOGIN, {"login": actor.user.email, "password": password, **more})


def proven(actor: Actor) -> Client:
    """A browser in which the actor has signed in, and has given the password once more."""
    browser = Client()
    sign_in(browser, actor)
    asked = browser.get(ADD)
    assert asked["Location"].startswith(AGAIN)
    assert browser.post(asked["Location"], {"password": PASSWORD})["Location"] == ADD
    return browser


def code_of(browser: Client) -> str:
    """What the telephone would show for the secret on the page."""
    [secret] = set(re.findall(r"\b[A-Z2-7]{32}\b", browser.get(ADD).text))
    assert len(b32decode(secret)) == 20
    return f"{hotp_value(secret, next(yield_hotp_counters_from_time())):06d}"


def verbs(actor: Actor) -> list[str]:
    """What the chain says of the actor."""
    rows = AuditEvent.objects.filter(actor=actor.reference).order_by("sequence")
    return list(rows.values_list("verb", flat=True))


def test_a_password_lets_in(jo: Actor) -> None:
    """With the password one is in, and at the first page of one's role."""
    browser = Client()
    answer = sign_in(browser, jo)
    assert (answer.status_code, answer["Location"]) == (302, "/home/")
    assert browser.get("/today/").status_code == 200


def test_another_way_to_write_the_address_lets_in(jo: Actor) -> None:
    """An address has no capitals."""
    assert jo.user is not None
    told = {"login": jo.user.email.upper(), "password": PASSWORD}
    assert Client().post(LOGIN, told).status_code == 302


def test_every_way_in_and_out_is_written_down(jo: Actor) -> None:
    """Signing in, failing to, and signing out are events of the user's service."""
    browser = Client()
    sign_in(browser, jo, "not this one")
    sign_in(browser, jo)
    browser.post("/accounts/logout/")
    assert verbs(jo) == ["sign-in failed", "signed in", "signed out"]
    failed, entered, _ = AuditEvent.objects.filter(actor=jo.reference).order_by("sequence")
    assert (failed.action, entered.action) == ("deny", "sign in")
    assert (entered.organisation, entered.kind) == (jo.organisation, "session")


def test_a_stranger_who_fails_belongs_to_no_chain(jo: Actor) -> None:
    """A try with an address nobody has is written in no service's chain."""
    before = AuditEvent.objects.count()
    told = {"login": "nobody@linkwork.example", "password": PASSWORD}
    answer = Client().post(LOGIN, told)
    assert answer.status_code == 200
    assert AuditEvent.objects.count() == before


def test_wrong_address_and_wrong_password_look_the_same(jo: Actor) -> None:
    """Nobody learns from the page whether an address has an account."""
    wrong = sign_in(Client(), jo, "not this one").text
    unknown = Client().post(LOGIN, {"login": "nobody@linkwork.example", "password": "x"}).text
    said = [re.findall(r"<p>(The [^<]*)</p>", page) for page in (wrong, unknown)]
    assert said[0] == said[1] != []


def test_the_eighth_failure_closes_the_door(jo: Actor) -> None:
    """After eight wrong tries the page says so, and the right password does not help."""
    browser = Client()
    codes = [sign_in(browser, jo, "not this one").status_code for _ in range(8)]
    assert codes == [200] * 7 + [429]
    answer = sign_in(browser, jo)
    assert (answer.status_code, "Too many tries" in answer.text) == (429, True)
    assert "Content-Security-Policy" in answer
    assert jo.user is not None
    shouted = browser.post(LOGIN, {"login": jo.user.email.upper(), "password": PASSWORD})
    assert shouted.status_code == 429  # capitals are no way round


def test_a_colleague_gets_in_meanwhile(jo: Actor, house: cast.Riverbank) -> None:
    """Throttling is by account and place: nobody else at the same desk is kept out."""
    browser = Client()
    for _ in range(8):
        sign_in(browser, jo, "not this one")
    assert house.ada.user is not None
    house.ada.user.set_password(PASSWORD)
    house.ada.user.save()
    assert sign_in(Client(), house.ada).status_code == 302


def test_the_session_is_a_new_one_after_sign_in(jo: Actor, settings: Any) -> None:
    """A session that was planted beforehand is worth nothing afterwards."""
    browser = Client()
    browser.get(LOGIN)
    sign_in(browser, jo, "not this one")
    session = browser.session
    session["planted"] = True
    session.save()
    browser.cookies[settings.SESSION_COOKIE_NAME] = session.session_key or ""
    sign_in(browser, jo)
    assert browser.cookies[settings.SESSION_COOKIE_NAME].value != session.session_key


def test_a_session_ends_with_the_account(jo: Actor) -> None:
    """Who is made inactive is out at the next request, and cannot come back."""
    browser = Client()
    sign_in(browser, jo)
    User.objects.filter(pk=jo.user.pk if jo.user else 0).update(is_active=False)
    assert browser.get("/today/")["Location"].startswith(LOGIN)
    assert browser.get("/today/")["Location"].startswith(LOGIN)
    sign_in(browser, jo)
    assert browser.get("/today/")["Location"].startswith(LOGIN)


def test_nobody_opens_an_account(db: None) -> None:
    """Sign-up is closed, and a form for it makes nobody."""
    told = {"email": "me@linkwork.example", "password1": PASSWORD, "password2": PASSWORD}
    assert "closed" in Client().get("/accounts/signup/").text.lower()
    Client().post("/accounts/signup/", told)
    assert not User.objects.exists()


def test_nobody_changes_the_address_they_were_given(jo: Actor) -> None:
    """The address one signs in with is the administrator's to change."""
    browser = Client()
    sign_in(browser, jo)
    assert browser.get("/accounts/email/").status_code == 404


def test_a_second_factor_is_asked_for_once_it_is_there(
    jo: Actor, django_capture_on_commit_callbacks: Any
) -> None:
    """A code app is added with a code of its own; the next sign-in asks for one."""
    browser = proven(jo)
    assert browser.post(ADD, {"code": "000000"}).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        assert browser.post(ADD, {"code": code_of(browser)}).status_code == 302
    assert "second factor added" in verbs(jo)
    [secret] = secrets_of(jo)
    cache.clear()  # the code just used may not be used again: the next is of the next half minute

    again = Client()
    assert sign_in(again, jo)["Location"] == FACTOR
    assert again.get("/today/")["Location"].startswith(LOGIN)
    assert again.post(FACTOR, {"code": "000000"}).status_code == 200
    assert again.get("/today/")["Location"].startswith(LOGIN)
    code = f"{hotp_value(secret, next(yield_hotp_counters_from_time())):06d}"
    assert again.post(FACTOR, {"code": code})["Location"] == "/home/"
    assert again.get("/today/").status_code == 200


def test_codes_cannot_be_guessed_at_length(jo: Actor) -> None:
    """After twenty wrong codes even the right one is refused for a while."""
    browser = proven(jo)
    browser.post(ADD, {"code": code_of(browser)})
    [secret] = secrets_of(jo)
    cache.clear()
    guesser = Client()
    sign_in(guesser, jo)
    for _ in range(20):
        guesser.post(FACTOR, {"code": "000000"})
    code = f"{hotp_value(secret, next(yield_hotp_counters_from_time())):06d}"
    assert guesser.post(FACTOR, {"code": code}).status_code == 200
    assert guesser.get("/today/")["Location"].startswith(LOGIN)


def secrets_of(actor: Actor) -> list[str]:
    """What the code app holds."""
    rows = Authenticator.objects.filter(user=actor.user, type=Authenticator.Type.TOTP)
    return [decrypt(row.data["secret"]) for row in rows]


def test_a_passkey_can_be_added(jo: Actor) -> None:
    """Passkeys are offered, on the page of second factors and at sign-in."""
    assert "passkey" in Client().get(LOGIN).text
    browser = proven(jo)
    assert "/accounts/2fa/webauthn/" in browser.get("/accounts/2fa/").text
    assert browser.get("/accounts/2fa/webauthn/add/").status_code == 200


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x()"]
)
def test_nobody_is_led_elsewhere(jo: Actor, elsewhere: str) -> None:
    """After sign-in one goes to a page of ours, whatever the address said."""
    assert sign_in(Client(), jo, next=elsewhere)["Location"] == "/home/"


def test_one_comes_to_where_one_was_going(jo: Actor) -> None:
    """After sign-in one goes on to the page one asked for."""
    assert sign_in(Client(), jo, next="/people/")["Location"] == "/people/"


@pytest.fixture
def demonstrated(house: cast.Riverbank) -> User:
    """The first of the demonstration's cast, as the demonstration makes them."""
    member = demonstration.CAST[0]
    user = User.objects.create_user(member.email, None, name=member.name)
    Membership.objects.create(
        user=user, organisation=house.service, role=Role.LINK_WORKER.value, since_on=cast.SINCE
    )
    return user


def test_try_as_is_of_the_demonstration_only(demonstrated: User, settings: Any) -> None:
    """One button signs in as somebody invented; elsewhere there is no such address."""
    address = f"/try/{demonstration.CAST[0].key}/"
    browser = Client()
    settings.LINKWORK_DEMO = False
    assert browser.post(address).status_code == 404
    assert "/try/" not in browser.get("/").text
    settings.LINKWORK_DEMO = True
    assert browser.get(address).status_code == 405
    assert browser.post("/try/somebody-else/").status_code == 404
    assert browser.post(address, {"next": "https://evil.example/"})["Location"] == "/home/"
    assert browser.get("/today/").status_code == 200
