"""A form on a saved row knows what its page showed, so that nobody overwrites unseen words."""

from datetime import date

import pytest
from django import forms

from linkwork.ui.forms import Chips, DayField, Form, conflict
from tests.unit.ui.conftest import Draw

BEFORE = {"goal": "see a garden grow", "kind": "visit", "on": date(2026, 11, 3), "told": False}
THEIRS = {"goal": "grow beans", "kind": "call", "on": date(2026, 11, 3), "told": True}


class Plan(Form):
    """A plan's few words."""

    goal = forms.CharField()
    kind = forms.ChoiceField(choices=[("visit", "Visit"), ("call", "Call")], widget=Chips)
    on = DayField()
    told = forms.BooleanField(required=False)
    plain = forms.CharField(label="NHS number", required=False)


def sent(**changed: str) -> dict[str, str]:
    """What a browser sends back from a page made at version 3."""
    page = Plan(initial=BEFORE, version=3)
    typed = {"goal": "see a garden grow", "kind": "visit"}
    parts = {"on_day": "3", "on_month": "11", "on_year": "2026"}
    return typed | parts | {"version": "3", "base": page.base} | changed


def test_a_form_says_which_version_its_page_showed() -> None:
    """The version posted wins over the row's present one."""
    assert Plan(initial=BEFORE, version=3).seen_version == 3
    assert Plan(sent(), version=5).seen_version == 3
    assert Plan().seen_version is None
    assert Plan().base == ""


def test_only_what_others_changed_is_shown() -> None:
    """Each changed field is told as it was, theirs and mine, in words."""
    form = Plan(sent(goal="see a garden grow again"), version=4)
    rows = {row.name: row for row in form.differences(THEIRS)}
    assert set(rows) == {"goal", "kind", "told"}
    assert (rows["goal"].base, rows["goal"].theirs, rows["goal"].mine) == (
        "see a garden grow",
        "grow beans",
        "see a garden grow again",
    )
    assert rows["goal"].both
    assert (rows["kind"].base, rows["kind"].theirs) == ("Visit", "Call")
    assert not rows["kind"].both
    assert (rows["told"].base, rows["told"].theirs) == ("no", "yes")


@pytest.mark.parametrize("forged", ["", "nonsense", "e30:1abc:xyz"])
def test_a_forged_base_is_not_believed(forged: str) -> None:
    """Without our signature every field counts as changed."""
    rows = Plan(sent(base=forged), version=4).differences(THEIRS)
    assert [row.base for row in rows] == ["", "", "", ""]


def test_a_page_with_mistakes_keeps_the_version_first_seen() -> None:
    """Sending a wrong form twice does not slip past somebody else's change."""
    form = Plan(sent(goal=""), version=4)
    assert not form.is_valid()
    assert form.seen_version == 3
    assert form.base == sent()["base"] or form.differences(BEFORE) == []


def test_the_conflict_page_keeps_every_word(draw: Draw) -> None:
    """Both texts stand on the page, and saving from it is on top of the present version."""
    form = Plan(sent(goal="see a garden grow again"), version=4)
    context = conflict(
        form, theirs=THEIRS, version=4, action="/plan/", theirs_href="/plan/", changed_by="Sam Reed"
    )
    page = draw("ui/conflict.jinja", **context)
    for words in ("Sam Reed", "grow beans", "see a garden grow again", "you both changed this"):
        assert words in page
    assert '<input type="hidden" name="version" value="4">' in page
    assert "Save mine over it" in page
    again = Plan(sent() | {"version": "4", "base": str(context["base"])}, version=4)
    assert again.seen_version == 4
    assert again.differences(THEIRS) == []


def test_a_missing_answer_says_how_to_mend_it() -> None:
    """The framework's words are replaced; a room's own words are left alone."""

    class Ask(Form):
        place = forms.CharField(label="Where you meet")
        how = forms.ChoiceField(choices=[("a", "A")])
        sure = forms.CharField(label="How sure are you?")
        email = forms.EmailField(label="E-mail")
        told = forms.CharField(error_messages={"required": "Say what was told"})
        agrees = forms.BooleanField(label="She agrees")

    form = Ask({"email": "amara"})
    assert {name: errors[0] for name, errors in form.errors.items()} == {
        "place": "Enter where you meet",
        "how": "Choose how",
        "sure": "Answer the question: How sure are you?",
        "email": "Enter an e-mail address like name@example.org",
        "told": "Say what was told",
        "agrees": "Tick to go on: She agrees",
    }
