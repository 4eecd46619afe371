"""The pages of studies: what each shows, to whom it offers what, and what it says when refused."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.learning.studies import actions, queries, running
from linkwork.learning.studies.models import Run, Study
from tests.unit.learning.studies.company import Company


def signed_in(who: Actor) -> Client:
    """A browser in which somebody has signed in."""
    assert who.user is not None
    client = Client()
    client.force_login(who.user, "django.contrib.auth.backends.ModelBackend")
    return client


def shown(client: Client, name: str, study: Study, *args: Any) -> str:
    """The words of a page."""
    answer = client.get(reverse(f"studies:{name}", args=[study.public_id, *args]))
    assert answer.status_code == 200
    return str(answer.content.decode())


def pressed(client: Client, name: str, study: Study, act: str, key: str) -> None:
    """Press a button of the page, and come back to the page."""
    address = reverse(f"studies:{name}", args=[study.public_id])
    answer = client.post(address, {"idempotency_key": key, "act": act}, follow=True)
    assert answer.status_code == 200


def test_a_study_goes_its_way_on_its_pages(company: Company) -> None:
    """Signed by two, frozen, read by a worker, signed by two: each step from the page."""
    study = company.registered(("EG3",))
    rowan, samira = signed_in(company.rowan), signed_in(company.samira)
    page = shown(rowan, "study", study)
    assert "waits for a second signature" in page
    assert "Freeze the cases" not in page
    assert "Sign the plan" in shown(samira, "study", study)
    pressed(samira, "sign", study, "plan", "a")
    pressed(rowan, "step", study, "freeze", "b")
    pressed(rowan, "step", study, "read", "c")
    opened = queries.open_run(study)
    assert opened is not None
    assert "Waiting for its turn" in shown(rowan, "study", study)
    running.carry_out(opened.pk)
    assert "Sign the verdicts" in shown(rowan, "study", study)
    pressed(rowan, "sign", study, "verdicts", "d")
    pressed(samira, "sign", study, "verdicts", "e")
    page = shown(rowan, "study", study)
    assert "Rowan (evaluator), Samira (team lead)" in page
    assert study.plan_hash in page


def test_progress_comes_in_parts_and_ends_by_itself(company: Company) -> None:
    """The part of the page asks how far it is; at the end the page is loaded anew."""
    study = company.frozen()
    rowan = signed_in(company.rowan)
    opened = actions.ask(study=study, by=company.rowan)
    address = reverse("studies:progress", args=[study.public_id])
    part = rowan.get(address, headers={"HX-Request": "true"})
    assert b"<progress" in part.content
    assert b"<html" not in part.content
    assert rowan.get(address)["Location"] == reverse("studies:study", args=[study.public_id])
    running.carry_out(opened.pk)
    assert rowan.get(address, headers={"HX-Request": "true"})["HX-Refresh"] == "true"


@pytest.mark.parametrize("codes", [("EG3",), ("EG3", "EG1", "AD6")])
def test_what_was_found_can_be_read(company: Company, codes: tuple[str, ...]) -> None:
    """The study, each statement, and what it means, in words and pictures."""
    study, _run = company.read(codes)
    helen = signed_in(company.samira)
    assert "What it cannot say" in shown(helen, "study", study)
    for code in codes:
        assert "The question, made exact" in shown(helen, "statement", study, code)
    plain = shown(helen, "plain", study)
    assert "What this means for our service" in plain
    assert "in every 100" in plain


def test_a_statement_that_is_not_in_it_is_not_there(company: Company) -> None:
    """A code that the study does not declare leads nowhere."""
    study = company.registered()
    address = reverse("studies:statement", args=[study.public_id, "AD1"])
    assert signed_in(company.rowan).get(address).status_code == 404


def test_the_page_says_why_it_cannot_go_on(company: Company) -> None:
    """A reading of cases that were touched is told of on the page; it does not fall over."""
    study = company.frozen()
    snapshot = queries.snapshot_of(study)
    assert snapshot is not None
    (queries.folder() / snapshot.file_name).unlink()
    done = running.carry_out(actions.ask(study=study, by=company.rowan).pk)
    assert done is not None
    assert done.state == Run.State.FAILED
    assert "the frozen cases are not there" in shown(signed_in(company.rowan), "study", study)


def test_the_report_is_a_pdf(company: Company) -> None:
    """The whole study as one file, before it is read and after."""
    study = company.registered()
    rowan = signed_in(company.rowan)
    address = reverse("studies:report", args=[study.public_id])
    assert rowan.get(address).content.startswith(b"%PDF-")
