"""Any Django field becomes the right component, with what was typed kept and escaped."""

import re
from html.parser import HTMLParser

import pytest

from linkwork.ui.fields import described, options, problems
from tests.unit.ui import samples
from tests.unit.ui.conftest import Draw
from tests.unit.ui.sample_forms import Contact, Filters, typed


class Page(HTMLParser):
    """The elements of a page, with their attributes."""

    def __init__(self, text: str) -> None:
        """Read a page."""
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one element."""
        self.elements.append((tag, dict(attrs)))

    def named(self, name: str) -> list[dict[str, str | None]]:
        """The form controls of that name."""
        return [attrs for _, attrs in self.elements if attrs.get("name") == name]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("how", "chips"),
        ("when", "when"),
        ("how_sure", "scale"),
        ("born_on", "date"),
        ("place", "input"),
        ("where", "select"),
        ("who", "radios"),
        ("agrees", "checkbox"),
        ("letter", "file"),
        ("note", "textarea"),
    ],
)
def test_each_widget_has_its_component(name: str, kind: str) -> None:
    """A field is shown by what it asks for."""
    assert described(Contact()[name])["kind"] == kind


def test_many_choices_are_ticked_not_pressed_one_at_a_time() -> None:
    """Checkboxes stay checkboxes, and those chosen are ticked."""
    shown = described(Filters()["need"])
    assert shown["kind"] == "checkboxes"
    assert [item["checked"] for item in shown["params"]["items"]] == [True, True, False]
    assert described(Filters()["at"])["params"]["many"]


def test_optional_is_said_and_required_is_not(draw: Draw) -> None:
    """Only what may be left out carries a word."""
    text = draw("ui/gallery.jinja", **samples.gallery())
    assert re.search(r"E-mail address <span class=\"lw-opt\">\(optional\)", text)
    assert not re.search(r"Where you meet\s*<span class=\"lw-opt\">", text)


def test_what_was_typed_comes_back_escaped(draw: Draw) -> None:
    """A name with angle brackets is shown, never run."""
    form = Contact(typed() | {"place": '"><script>alert(1)</script>'})
    text = draw("ui/gallery.jinja", **samples.gallery(form))
    assert "<script>alert(1)" not in text
    assert Page(text).named("place")[0]["value"] == '"><script>alert(1)</script>'


def test_every_error_leads_to_its_field(draw: Draw) -> None:
    """Each link of the summary points at a control on the page that has the message beside it."""
    form = Contact(typed())
    page = Page(draw("ui/gallery.jinja", **samples.gallery(form)))
    ids = {attrs.get("id") for _, attrs in page.elements}
    links = [problem["href"] for problem in problems(form)]
    assert len(links) == len(form.errors) == 7
    assert {link.removeprefix("#") for link in links} <= ids
    assert all(f"{form[name].auto_id}-error" in ids for name in form.errors)


def test_ids_are_not_used_twice(draw: Draw) -> None:
    """Labels and links can only mean one thing."""
    page = Page(draw("ui/gallery.jinja", **samples.gallery(Contact(typed()))))
    ids = [attrs["id"] or "" for _, attrs in page.elements if "id" in attrs]
    assert sorted(ids) == sorted(set(ids))


def test_every_control_has_a_label(draw: Draw) -> None:
    """Every visible control is named by a label that points at it."""
    page = Page(draw("ui/gallery.jinja", **samples.gallery()))
    labelled = {attrs.get("for") for tag, attrs in page.elements if tag == "label"}
    controls = [
        attrs
        for tag, attrs in page.elements
        if tag in ("input", "select", "textarea") and attrs.get("type") != "hidden"
    ]
    assert len(controls) > 40
    assert {attrs.get("id") for attrs in controls} <= labelled


def test_chosen_answers_are_kept() -> None:
    """The chip, the number on the line and the word of a month are as they were sent."""
    form = Contact(typed())
    chips = described(form["how"])["params"]["items"]
    assert [item["value"] for item in chips if item["checked"]] == ["call"]
    line = described(form["how_sure"])["params"]["items"]
    assert [item["value"] for item in line if item["checked"]] == ["7"]
    parts = described(form["born_on"])["params"]["items"]
    assert [part["value"] for part in parts] == ["14", "May", None]


def test_groups_of_choices_are_opened_out() -> None:
    """A grouped list is shown as one list."""
    assert options([("a", "A"), ("G", [("b", "B")]), (None, "none")]) == [
        ("a", "A"),
        ("b", "B"),
        ("", "none"),
    ]
