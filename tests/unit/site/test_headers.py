"""What every answer carries, on every route that there is, and what every form must carry."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from linkwork.access.models import User
from linkwork.access.rules import Rule
from tests.matrix.cells import Route, guarded, routes
from tests.unit.practice import cast

SAME = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "manifest-src": "'self'",
}
# A file of a review may do nothing at all in a browser; its own policy says so.
FILES = {"extraction:file"}
# Answered to other systems, by their key: no browser sends a form there unasked.
BY_KEY = {"exchange:fhir"}


@pytest.fixture
def browsers(house: cast.Riverbank) -> list[Client]:
    """A stranger, and somebody who is signed in; both show a fault as a page, as in service."""
    jo = cast.signed_in(house.jo)
    jo.raise_request_exception = False
    return [Client(raise_request_exception=False), jo]


def address(route: Route) -> str:
    """The address of a route with whatever it takes; a thing in it is not there."""
    given = {"uidb36": "1", "key": "link-worker", "pk": 1}
    plain = {name: given[name] for name in route.names if name in given}
    if route.name == "account_confirm_email":
        return reverse(route.name, args=["key"])
    if route.name == "account_reset_password_from_key":
        return reverse(route.name, kwargs={"uidb36": "1", "key": "set-password"})
    return reverse(route.name, kwargs=plain) if plain else route.address({})


def complaints(route: Route, response: Any) -> list[str]:
    """What is missing from an answer."""
    said = [f"{name}: {response.get(name)}" for name in SAME if response.get(name) != SAME[name]]
    stored = response.get("Cache-Control", "")
    said += [f"Cache-Control: {stored}"] if "no-store" not in stored else []
    policy = response.get("Content-Security-Policy", "")
    if route.name not in FILES or response.status_code != 200:
        parts = dict(part.strip().split(" ", 1) for part in policy.split(";") if part.strip())
        scripts = re.fullmatch("'self'(?: 'nonce-([^']+)')?", parts.pop("script-src", ""))
        whole = parts == POLICY and scripts is not None
        said += list(unmarked(scripts[1], response)) if whole and scripts else [policy]
    said += [f"status {response.status_code}"] if response.status_code >= 500 else []
    return [f"{route.name} ({response.status_code}): {one}" for one in said]


def unmarked(nonce: str | None, response: Any) -> Iterator[str]:
    """Scripts written in a page without its own mark, and what would need a weaker policy."""
    page = response.content.decode() if not response.streaming else ""
    for script in re.findall(r"<script[^>]*>", page):
        inside = "application/json" not in script and 'src="/static/' not in script
        if inside and (nonce is None or f'nonce="{nonce}"' not in script):
            yield f"unmarked {script}"
    yield from re.findall(r"<style|\sstyle=|\son[a-z]+=\"|javascript:", page)


def test_every_answer_on_every_route_is_safe(browsers: list[Client]) -> None:
    """Reading and sending, as a stranger and signed in: the headers are whole, no page fails."""
    held: list[str] = []
    tried = 0
    for route in routes():
        for browser in browsers:
            for send in (browser.get, browser.post):
                response = send(address(route))
                held += complaints(route, response)
                tried += 1
    assert not held, "\n".join(held)
    assert tried == 4 * len(routes()) > 300


@pytest.mark.parametrize("path", ["/nowhere/", "/today", "/static/nothing.css"])
def test_what_is_not_there_is_as_safe(db: None, path: str) -> None:
    """An address nobody has, and one led on to its slash, carry the same headers."""
    response = Client().get(path)
    assert response.status_code in (301, 404)
    wrong = [name for name, value in SAME.items() if response.get(name) != value]
    assert not wrong
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_every_form_needs_the_seal_of_our_own_page(house: cast.Riverbank) -> None:
    """A form sent from elsewhere is refused on every route that takes one, and does nothing."""
    assert house.jo.user is not None
    outside = Client(enforce_csrf_checks=True)
    outside.force_login(house.jo.user, backend="django.contrib.auth.backends.ModelBackend")
    before = User.objects.count()
    open_ones = []
    for route in routes():
        response = outside.post(address(route), {"idempotency_key": "k"})
        if response.status_code != 403 and route.name not in BY_KEY:
            open_ones.append(f"{route.name}: {response.status_code}")
    assert not open_ones
    assert User.objects.count() == before


def test_routes_by_key_refuse_a_session_without_the_seal(house: cast.Riverbank) -> None:
    """Where a key may stand for the seal, a session alone does not."""
    assert house.jo.user is not None
    outside = Client(enforce_csrf_checks=True)
    outside.force_login(house.jo.user, backend="django.contrib.auth.backends.ModelBackend")
    for route in guarded():
        if route.name in BY_KEY:
            answer = outside.post(address(route), {}, content_type="application/fhir+json")
            assert answer.status_code == 403
            assert "CSRF" in answer.text


def test_every_route_says_why_it_is_open() -> None:
    """A route open to everybody gives its reason, here as in the house's own tests."""
    rules: list[Rule] = [route.rule for route in routes()]
    assert all(len(rule.public.split()) > 2 for rule in rules if rule.public)


def test_cookies_are_kept_from_scripts_and_other_sites(house: cast.Riverbank) -> None:
    """The session's cookie and the seal's are not for scripts, nor sent from other sites."""
    assert house.jo.user is not None
    house.jo.user.set_password("correct horse battery staple")
    house.jo.user.save()
    told = {"login": house.jo.user.email, "password": "correct horse battery staple"}
    browser = Client()
    browser.post("/accounts/login/", told)
    browser.get("/people/")
    session, seal = (browser.cookies[name] for name in ("linkwork-session", "linkwork-csrf"))
    assert (session["httponly"], session["samesite"], session["path"]) == (True, "Lax", "/")
    assert (seal["httponly"], seal["samesite"]) == (True, "Strict")


PROGRAM = """
import django; django.setup()
from django.conf import settings
from django.test import Client
answer = Client(headers={"host": "localhost"}).get("/accounts/login/", secure=True)
seal = answer.cookies["__Host-csrf"]
assert (seal["secure"], seal["path"], seal["domain"]) == (True, "/", ""), seal
assert settings.SESSION_COOKIE_NAME == "__Host-session" and settings.SESSION_COOKIE_SECURE
assert settings.SESSION_COOKIE_PATH == "/" and settings.SESSION_COOKIE_DOMAIN is None
assert "max-age=31536000" in answer["Strict-Transport-Security"], answer.headers
plain = Client(headers={"host": "localhost"}).get("/accounts/login/")
assert (plain.status_code, plain["Location"][:8]) == (301, "https://"), plain
assert "default-src 'none'" in plain["Content-Security-Policy"]
"""


def test_over_https_cookies_are_bound_to_the_host(tmp_path: Path) -> None:
    """With HTTPS the cookies are secure and of this host only; plain HTTP is led to HTTPS."""
    told = {
        "LINKWORK_FOLDER": str(tmp_path),
        "LINKWORK_HTTPS": "true",
        "DJANGO_SETTINGS_MODULE": "linkwork.site.settings",
        "PATH": os.environ["PATH"],
    }
    migrated = "from django.core.management import call_command\n"
    program = PROGRAM.replace(
        "from django.conf", f"{migrated}call_command('migrate', verbosity=0)\nfrom django.conf"
    )
    run = subprocess.run([sys.executable, "-c", program], env=told, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
