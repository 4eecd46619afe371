"""The form of a plan: rows that can be made more, errors at the field, nothing typed is lost."""

from datetime import date
from typing import Any

from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from linkwork.learning.studies import queries
from linkwork.learning.studies.forms import AddForm, AmendForm, RegisterForm
from linkwork.learning.studies.models import Study
from tests.unit.learning.studies.company import Company

PLAN = {
    "title": "Does company help?",
    "question": "Among people referred",
    "smallest": "0.05",
    "why_smallest": "Worth it",
    "statements": "EG3",
    "whole": "no",
    "when": "now",
}


def typed(**more: str) -> QueryDict:
    """What a browser sends."""
    sent = QueryDict(mutable=True)
    sent.update({**PLAN, **more})
    return sent


def wrong(**more: str) -> dict[str, str]:
    """The first error at each field."""
    form = RegisterForm(typed(**more))
    return {name: str(errors[0]) for name, errors in form.errors.items()}


def test_a_plan_in_full(company: Company) -> None:
    """Contexts, an expectation and a day of reading come out as they were declared."""
    form = RegisterForm(
        typed(
            context_1_code="EG3",
            context_1_ready="lives_alone",
            context_1_why="Nobody else",
            context_2_code="EG3",
            context_2_text="needs >= 3 and age >= 65",
            context_2_why="Both",
            explored_1_ready="is_carer",
            explored_1_why="Little time",
            expected_1_code="EG3",
            expected_1_mean="5",
            expected_1_spread="10",
            expected_1_source="husk2020",
            expected_1_directness="0.25",
            when="date",
            not_before_day="1",
            not_before_month="12",
            not_before_year="2026",
        )
    )
    assert form.is_valid(), form.errors
    said = form.declared()
    assert [one.condition for one in said.contexts] == ["lives_alone", "needs >= 3 and age >= 65"]
    assert said.exploratory[0].why == "Little time"
    assert (said.expected["EG3"].mean, said.expected["EG3"].directness) == (0.05, 0.25)
    assert said.stopping.not_before == date(2026, 12, 1)


def test_what_is_wrong_is_said_at_its_field(company: Company) -> None:
    """A late fact, a word that is no fact, a missing reason, another statement's context."""
    late = wrong(context_1_code="EG3", context_1_text="sustained", context_1_why="Keen")
    assert "sustained is not fixed before accompanied" in late["context_1_text"]
    unknown = wrong(context_1_code="EG3", context_1_text="lives_alon", context_1_why="x")
    assert "lives_alon" in unknown["context_1_text"]
    assert wrong(context_1_code="EG3", context_1_ready="lives_alone")["context_1_why"]
    assert wrong(context_1_code="EG3", context_1_why="x")["context_1_ready"]
    assert wrong(context_1_code="AD1", context_1_ready="is_carer")["context_1_code"]
    assert wrong(expected_1_code="EG3")["expected_1_mean"]
    assert wrong(expected_1_code="EG3", expected_1_mean="5")["expected_1_spread"]
    assert wrong(when="date")["not_before"]
    assert set(wrong(when="cases")) == {"cases", "of"}
    assert wrong(why_smallest="")["why_smallest"]


def test_one_more_row_keeps_what_was_typed(company: Company, client: Client) -> None:
    """Asking for another row checks nothing, loses nothing and registers nothing."""
    user = company.rowan.user
    assert user is not None
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    sent: dict[str, Any] = {**PLAN, "title": "", "context_rows": "2", "more": "context"}
    sent |= {"context_2_text": "needs >= 4", "idempotency_key": "one"}
    page = client.post(reverse("studies:register"), sent).content.decode()
    assert 'name="context_3_text"' in page
    assert 'value="needs &gt;= 4"' in page
    assert "There is a problem" not in page
    assert not queries.studies().exists()


def test_a_plan_is_put_into_its_form_and_back(company: Company) -> None:
    """The form of a change begins with the plan as it is; unchanged, it gives the same plan."""
    form = RegisterForm(
        typed(
            context_1_code="EG3",
            context_1_text="needs >= 4",
            context_1_why="More",
            expected_1_code="EG3",
            expected_1_mean="7.5",
            expected_1_spread="10",
            expected_1_source="husk2020",
        )
    )
    assert form.is_valid(), form.errors
    study = company.registered(("EG3",), form.declared())
    fresh = AmendForm(plan=study.plan)
    sent = QueryDict(mutable=True)
    for name in fresh.fields:
        first = fresh.get_initial_for_field(fresh.fields[name], name)
        if isinstance(first, list):
            sent.setlist(name, first)
        elif first not in (None, ""):
            sent[name] = str(first)
    sent["why_changed"] = "To see"
    again = AmendForm(sent, plan=study.plan)
    assert again.is_valid(), again.errors
    assert again.plan() == study.plan


def test_an_addition_needs_something_to_add(company: Company) -> None:
    """After the freeze a context to explore and the reason are asked for, nothing else."""
    study: Study = company.registered(("EG3",))
    form = AddForm(QueryDict("why_changed=Asked"), plan=study.plan)
    assert set(form.errors) == {"explored_1_ready"}
    sent = QueryDict("why_changed=Asked&explored_1_ready=is_carer&explored_1_why=Little+time")
    form = AddForm(sent, plan=study.plan)
    assert form.is_valid(), form.errors
    assert [one["condition"] for one in form.plan()["exploratory"]] == ["is_carer"]
