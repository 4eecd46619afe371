"""The pages of tables: who sees counts and when, and that no exact count is on any of them."""

import re

import pytest
from django.http import HttpResponse

from linkwork.access.actors import Actor
from linkwork.learning.releases import actions
from linkwork.learning.releases.models import Release
from linkwork.ui.spreadsheets import plain
from tests.unit.learning.releases.conftest import Gate, signed_in


def page(actor: Actor, release: Release, part: str = "") -> HttpResponse:
    """What comes back."""
    return signed_in(actor).get(f"/learning/releases/{release.public_id}/{part}")  # type: ignore[return-value]  # the test client's own kind of response


def test_nobody_sees_counts_before_the_release_but_who_releases(gate: Gate) -> None:
    """Before: the evaluator sees the attack, the auditor the counts, the commissioner nothing."""
    release = gate.asked("sex")
    actions.build(release=release, by=gate.rowan)
    asked = page(gate.rowan, release).content.decode()
    assert "No hidden count could be found" in asked
    assert "Female" not in asked
    assert "Female" in page(gate.imran, release).content.decode()
    assert page(gate.cora, release).status_code == 404
    assert page(gate.rowan, release, "file/").status_code == 302
    assert release.title not in signed_in(gate.cora).get("/learning/releases/").content.decode()


def test_released_to_whoever_may_read(gate: Gate) -> None:
    """After: evaluator and commissioner read the counts and take the file, with its period."""
    release = gate.released("age", "sex")
    for actor in (gate.rowan, gate.cora):
        shown = page(actor, release).content.decode()
        assert "Female" in shown
        assert "January to December 2025" in shown
        said = page(actor, release, "file/").content.decode()
        assert "January to December 2025" in said
        assert "fewer than 8" in said


def test_no_exact_count_leaves(gate: Gate) -> None:
    """Every count on the page and in the file is a multiple of five."""
    release = gate.released("age", "deprivation")
    said = page(gate.cora, release, "file/").content.decode()
    lines = [line.split(",") for line in said.splitlines()[5:]]
    counts = [cell for line in lines for cell in line[2:4] if cell.isdigit()]
    assert counts
    assert all(int(one) % 5 == 0 for one in counts)
    figures = re.findall(
        r'class="n"><span[^>]*>[^<]*</span>([\d,]+)', page(gate.cora, release).content.decode()
    )
    assert figures
    assert all(int(one.replace(",", "")) % 5 == 0 for one in figures)


def test_a_refused_table_says_which_count_and_not_how_many(gate: Gate) -> None:
    """The report of the attack names cells and tables; no interval, no number of people."""
    first = gate.released("ethnic group", "sex")
    wider = gate.asked("ethnic group", "sex", quarters=("2025-Q1", "2025-Q3"))
    actions.build(release=wider, by=gate.rowan)
    shown = page(gate.rowan, wider).content.decode()
    assert "Refused" in shown
    assert first.reference in shown
    assert "would differ by 1 to 7 people" in shown
    assert page(gate.cora, wider).status_code == 404


def test_the_form_asks_and_the_auditor_answers(gate: Gate) -> None:
    """Asked for and released through the pages."""
    told = {
        "idempotency_key": "one",
        "study": str(gate.frozen.public_id),
        "title": "Who comes",
        "purpose": "To plan",
        "dimensions": ["sex", "age"],
        "up_to": "agreed",
        "first_quarter": "2025-Q1",
        "last_quarter": "2025-Q4",
    }
    client = signed_in(gate.rowan)
    bad = client.post("/learning/releases/new/", told | {"dimensions": ["age", "age in three"]})
    assert "one way to cut ages" in bad.content.decode()
    assert client.post("/learning/releases/new/", told).status_code == 302
    release = Release.objects.get()
    actions.build(release=release, by=gate.rowan)
    address = f"/learning/releases/{release.public_id}/decide/"
    auditor = signed_in(gate.imran)
    silent = auditor.post(address, {"idempotency_key": "two", "answer": "decline", "why": ""})
    assert "why you decline" in silent.content.decode()
    auditor.post(address, {"idempotency_key": "three", "answer": "release", "why": ""})
    assert Release.objects.get().decision.approved


@pytest.mark.parametrize("cell", ["=1+1", "+44", "-1", "@x", "\t=1", "\uff1d1", "%", "|", " =1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    """A title that begins as a formula does is text in a spreadsheet."""
    assert plain(cell).startswith("'")
    assert plain("40") == "40"
