"""The cookies of those who came by a link: not for scripts, and not sent from other sites."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from linkwork.access import scope
from linkwork.access.links import actions as links
from linkwork.access.links import sessions
from linkwork.access.roles import Role
from tests.unit.practice import cast


@pytest.fixture
def issued(db: None) -> Iterator[links.Issued]:
    """A person's link, by e-mail."""
    house = cast.riverbank()
    with scope.within(house.service.pk):
        subject = house.person().public_id
        yield links.issue(
            by=house.jo,
            role=Role.PERSON,
            subject=subject,
            channel="email",
            address="amara@home.example",
        )


def test_the_cookie_of_a_link_is_kept_from_scripts_and_other_sites(issued: links.Issued) -> None:
    """It is HttpOnly, SameSite, and of the whole of this site only."""
    response = HttpResponse()
    sessions.begin(response, issued.link, confirmed=True)
    cookie = response.cookies["linkwork-link"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert (cookie["path"], cookie["domain"], cookie["max-age"]) == ("/", "", "")


def test_over_https_it_is_secure(issued: links.Issued, settings: Any) -> None:
    """Where the deployment has HTTPS, the cookie goes nowhere without it."""
    settings.SESSION_COOKIE_SECURE, settings.LINK_COOKIE_NAME = True, "__Host-link"
    response = HttpResponse()
    sessions.begin(response, issued.link, confirmed=True)
    assert response.cookies["__Host-link"]["secure"] is True


def test_so_is_the_cookie_that_binds_a_code_to_its_browser(issued: links.Issued) -> None:
    """The browser that asked for a code is known by a cookie as closed as the other."""
    path = "/" + issued.url.split("/", 3)[3]
    response = Client().post(f"{path}code/", cast.key())
    cookie = response.cookies["linkwork-browser"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
