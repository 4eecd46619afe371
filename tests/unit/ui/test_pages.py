"""The frame holds whatever it is given, and every page keeps to the strict policy."""

import re

import pytest
from jinja2 import Environment
from jinja2.exceptions import TemplateRuntimeError

from tests.unit.ui import samples
from tests.unit.ui.conftest import NONCE, Draw
from tests.unit.ui.sample_forms import Contact

PAGES = ("not_found", "forbidden", "csrf_failed", "throttled", "failed")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_needs_nothing(templates: Environment, name: str) -> None:
    """A page that says something failed is drawn from nothing at all."""
    text = templates.get_template(f"ui/{name}.jinja").render()
    assert "<h1>" in text
    assert "not an emergency service" in text
    assert "None" not in text


@pytest.mark.parametrize("name", [*PAGES, "gallery", "conflict"])
def test_pages_keep_to_the_policy(draw: Draw, name: str) -> None:
    """No inline styles or handlers, every script is ours or carries the nonce, no other sites."""
    text = draw(f"ui/{name}.jinja", **samples.gallery(), differences=[], action="/")
    assert not re.search(r"<[^>]+\s(style|on\w+)=", text)
    assert "<style" not in text
    assert all(f'nonce="{NONCE}"' in script for script in re.findall(r"<script[^>]*>", text))
    assert not re.search(r"(src|href|action)=.(https?:)?//", text)


def test_the_title_never_carries_a_name(draw: Draw) -> None:
    """A person's page is titled by what it is for; mistakes are said in the title."""
    text = draw("ui/gallery.jinja", **samples.gallery())
    title = re.search(r"<title>(.*?)</title>", text, re.DOTALL)
    assert title
    assert title[1].strip() == "Gallery of components – Linkwork"
    wrong = draw("ui/gallery.jinja", **samples.gallery(Contact({})))
    assert "<title>Error: Gallery of components – Linkwork</title>" in wrong


def test_a_persons_page_shows_two_identifiers(draw: Draw) -> None:
    """Name and birth date with age, and the NHS number grouped."""
    text = draw("ui/gallery.jinja", **samples.gallery())
    bar = text[text.index('class="lw-person"') : text.index("</section>")]
    assert "Amara Nwosu" in bar
    assert re.search(r"Born 14 May 1951 \(\d\d\)", bar)
    assert "999 000 0018" in bar
    assert 'class="lw-person"' not in draw("ui/not_found.jinja")


def test_signing_out_is_a_post_with_its_token(draw: Draw) -> None:
    """Nobody is signed out by a link."""
    page = draw("ui/not_found.jinja")
    form = re.search(r'<form[^>]*action="/out/"[^>]*>.*?</form>', page, re.DOTALL)
    assert form
    assert 'method="post"' in form[0]
    assert "csrfmiddlewaretoken" in form[0]


def test_invented_people_are_marked(draw: Draw) -> None:
    """Every page of a demonstration says so, and no other page does."""
    words = "Every person, place and provider here is invented"
    assert words in draw("ui/not_found.jinja")
    assert words not in draw("ui/not_found.jinja", frame=samples.FRAME | {"invented": False})


def test_a_form_without_its_token_is_never_drawn(templates: Environment) -> None:
    """Importing the form macros without context stops the page, saying what to do."""
    page = templates.from_string(
        '{% from "ui/form.jinja" import form_open %}{{ form_open("/save/") }}'
    )
    with pytest.raises(TemplateRuntimeError, match="with context"):
        page.render(csrf_input="token")


def test_each_form_has_its_own_once_key(draw: Draw) -> None:
    """Two drawings of one form are two sendings; a search that only reads carries none."""
    keys = re.findall(
        r'name="idempotency_key" value="([0-9a-f-]{36})"',
        draw("ui/gallery.jinja", **samples.gallery())
        + draw("ui/gallery.jinja", **samples.gallery()),
    )
    assert len(keys) == len(set(keys)) == 2


def test_a_telephone_number_rings(templates: Environment) -> None:
    """The link dials figures only, and the number is escaped."""
    page = templates.from_string("{{ number|phone }}")
    assert page.render(number="0113 496 0142") == (
        '<a class="lw-phone" href="tel:01134960142">0113 496 0142</a>'
    )
    assert "<b>" not in page.render(number="<b>1")
    assert page.render(number=None) == ""


def test_a_page_may_use_any_names_of_its_own(templates: Environment, draw: Draw) -> None:
    """A page's own macros are not hidden by those of the frame."""
    child = templates.from_string(
        '{% extends "ui/page.jinja" %}{% from "ui/plots.jinja" import bar %}'
        "{% set title = 'Own' %}{% macro done(x) %}own {{ x }}{% endmacro %}"
        "{% block content %}{{ bar(0.5) }}{{ done('words') }}{% endblock %}"
    )
    text = child.render()
    assert "lw-bar__part" in text
    assert "own words" in text
    assert draw("ui/not_found.jinja", layout="public").count("lw-public") == 1
