"""Signing in with a real browser: by password, by code, by passkey, and after too many tries."""

import hashlib
import hmac
import re
import struct
import time
from base64 import b32decode
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from linkwork.site.demonstration import CAST, PASSWORD
from tests.journeys.demo import Demo
from tests.journeys.looking import Look, too_wide_when_narrow, unreachable

pytestmark = pytest.mark.journey
WHO = {member.key: member.email for member in CAST}
OPEN = ("login/", "signup/", "inactive/", "password/reset/", "password/reset/done/")
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A browser in which nobody has signed in."""
    opened = browser.new_page()
    opened.set_default_timeout(15_000)
    yield opened
    opened.context.close()


def accounts(site: Demo, rest: str, host: str = "127.0.0.1") -> str:
    """The address of a page of the account's."""
    return f"{site.address.replace('127.0.0.1', host)}/accounts/{rest}"


def sign_in(page: Page, site: Demo, who: str, password: str = PASSWORD, host: str = "") -> None:
    """Fill the form in."""
    page.goto(accounts(site, "login/", host or "127.0.0.1"))
    page.get_by_label("Email").fill(WHO[who])
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_load_state()


def send(page: Page) -> None:
    """Press the first button of the page's form."""
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()


def code_for(secret: str) -> str:
    """What a code app shows now for the secret (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(b32decode(secret), counter, hashlib.sha1).digest()
    at = digest[-1] & 15
    number = struct.unpack(">I", digest[at : at + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06d}"


def test_pages_before_one_is_in(site: Demo, page: Page) -> None:
    """Every page of the way in can be used by everybody, also on the narrowest screen."""
    look = Look(page, "nobody")
    for rest in OPEN:
        look.go(accounts(site, rest))
        assert not too_wide_when_narrow(page)
    sign_in(page, site, "referrer", "not this one")
    look.at_page()
    assert "not correct" in page.locator("main").inner_text()
    look.go(accounts(site, "password/reset/key/1-abc/"))
    assert "no longer works" in page.locator("h1").inner_text()


def test_a_code_app(site: Demo, page: Page) -> None:
    """Add a code app; sign out; be asked for its code; take it away again."""
    look = Look(page, "auditor")
    sign_in(page, site, "auditor")
    look.go(accounts(site, "2fa/"))
    look.go(accounts(site, "password/change/"))
    look.go(accounts(site, "2fa/totp/activate/"))
    page.get_by_label("Password").fill(PASSWORD)
    send(page)
    look.at_page()
    [secret] = set(re.findall(r"\b[A-Z2-7]{32}\b", page.content()))
    used = code_for(secret)
    page.get_by_label("Authenticator code").fill(used)
    send(page)
    look.at_page()
    assert "Recovery codes" in page.locator("h1").inner_text()
    recovery = page.locator("textarea").input_value().split()[0]
    page.context.clear_cookies()
    sign_in(page, site, "auditor")
    look.at_page()
    assert page.url.endswith("/2fa/authenticate/")
    page.get_by_label("Code").fill(recovery)  # the app's own code may not be used twice
    send(page)
    assert page.url.endswith("/audit/")
    look.at_page()
    look.go(accounts(site, "2fa/totp/deactivate/"))
    page.get_by_label("Password").fill(PASSWORD)
    send(page)
    look.at_page()
    send(page)
    assert "not active" in page.locator("main").inner_text()


def test_a_passkey(site: Demo, page: Page) -> None:
    """Add a passkey kept in the browser, sign out, and sign in with it alone."""
    look = Look(page, "directory editor")
    wire = page.context.new_cdp_session(page)
    wire.send("WebAuthn.enable")
    wire.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    sign_in(page, site, "directory-editor", host="localhost")
    page.goto(accounts(site, "2fa/webauthn/add/", "localhost"))
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    send(page)
    look.at_page()
    page.get_by_label("Passwordless").check()
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url("**/recovery-codes/")
    look.go(accounts(site, "2fa/webauthn/", "localhost"))
    assert "Master key" in page.locator("main").inner_text()
    page.context.clear_cookies()
    look.go(accounts(site, "login/", "localhost"))
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/directory/desk/")
    look.at_page()
    look.go(accounts(site, "2fa/webauthn/", "localhost"))
    page.get_by_role("button", name="Remove").click()
    page.get_by_label("Password", exact=True).fill(PASSWORD)  # asked again, to change a factor
    send(page)
    look.at_page()
    send(page)
    assert "No security keys" in page.locator("main").inner_text()


def test_after_too_many_tries(site: Demo, page: Page) -> None:
    """The eighth wrong password is answered by a page that says what to do."""
    for _ in range(8):
        sign_in(page, site, "evaluator", "not this one")
    assert page.locator("h1").inner_text() == "Too many tries"
    assert not unreachable(page)
