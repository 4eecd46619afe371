"""The pages of configurations: the list, the form, what was found, and what each refuses."""

import pytest
from django.urls import reverse

from linkwork.learning.configurations import actions, presenters
from linkwork.learning.configurations.models import Comparison
from linkwork.learning.configurations.presenters.sturdy import sturdy
from linkwork.learning.configurations.presenters.words import Words
from tests.unit.learning.configurations.attendance import DECLARED, declared
from tests.unit.learning.studies.company import Company
from tests.unit.learning.studies.test_pages import signed_in

WORDS = Words({"C1": "Accompanies often", "C2": "GP asks"}, "high attendance", "link worker")


def typed(study_id: object) -> dict[str, object]:
    """What somebody types into the form."""
    said: dict[str, object] = {
        "idempotency_key": "once",
        "study": str(study_id),
        "title": "What goes with attendance?",
        "question": "Which combinations?",
        "unit": "link_worker",
        "fewest": "10",
        "incl": "0.75",
        "pri": "0.3",
        "n": "1",
        "solution": "conservative",
    }
    rows = [("outcome", DECLARED.outcome)]
    rows += [(f"condition_{n}", one) for n, one in enumerate(DECLARED.conditions, 1)]
    for row, one in rows:
        for part in ("name", "measures", "out", "cross", "into", "expected"):
            said[f"{row}_{part}"] = str(getattr(one, part))
    return said


def test_declared_read_and_shown(company: Company) -> None:
    """From the form to the page: declared, read by a button, shown to whoever reads studies."""
    study = company.frozen()
    rowan = signed_in(company.rowan)
    answer = rowan.post(reverse("configurations:register"), typed(study.public_id))
    made = Comparison.objects.get()
    address = reverse("configurations:comparison", args=[made.public_id])
    assert answer["Location"] == address
    assert "Read the comparison" in rowan.get(address).content.decode()
    rowan.post(reverse("configurations:read", args=[made.public_id]), {"idempotency_key": "b"})
    page = signed_in(company.samira).get(address).content.decode()
    assert "Truth table" in page
    assert "What counted as" in page
    assert "Read the comparison" not in page
    assert made.plan_hash in page
    listed = signed_in(company.sade).get(reverse("configurations:list")).content.decode()
    assert "What goes with attendance?" in listed
    assert "Declare a comparison" not in listed


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"condition_3_measures": ""}, "Enter this too, or leave the whole condition empty"),
        ({"condition_2_measures": "completed"}, "completed is not fixed before"),
        ({"condition_2_measures": "contcts"}, "contcts"),
        ({"outcome_cross": "99"}, "anchors must stand in order"),
        ({"condition_2_name": "Accompanies often"}, "two conditions have the same name"),
        ({"fewest": "3"}, "greater than or equal to 10"),
    ],
)
def test_the_form_names_what_is_wrong(company: Company, changed: dict[str, str], said: str) -> None:
    """What cannot be declared stands beside its field, and nothing is kept."""
    rowan = signed_in(company.rowan)
    given = {**typed(company.frozen().public_id), **changed}
    page = rowan.post(reverse("configurations:register"), given).content.decode()
    assert said in page
    assert "error-summary" in page
    assert not Comparison.objects.exists()


def test_reading_too_early_is_said(company: Company) -> None:
    """The button of a page that was left open: refused in words."""
    comparison = declared(company, company.registered())
    address = reverse("configurations:read", args=[comparison.public_id])
    page = signed_in(company.rowan).post(address, {"idempotency_key": "a"}, follow=True)
    assert "not frozen yet" in page.content.decode()


def test_nothing_found_is_an_answer(company: Company) -> None:
    """No combination reaches the cuts: the heading says so, plainly."""
    comparison = declared(company, incl=1.0, pri=1.0)
    made = actions.read(comparison=comparison, by=company.rowan)
    page = presenters.page(comparison, made)
    assert page.heading == "No combination is enough for high first attendance"
    address = reverse("configurations:comparison", args=[comparison.public_id])
    assert "That is an answer too" in signed_in(company.rowan).get(address).content.decode()


def test_terms_in_words() -> None:
    """Absent conditions read as not; abbreviations keep their capitals."""
    assert WORDS.said("~C1*C2") == "not accompanies often and GP asks"
    assert WORDS.said("C1 + C2") == "accompanies often or GP asks"
    assert WORDS.term("~C1") == [{"text": "accompanies often", "absent": True}]


def test_sturdiness_in_a_table_and_a_sentence() -> None:
    """What undoes a path is named; what changes nothing is said and left out of the table."""
    kept = {
        "runs": 30,
        "kept": [30, 18],
        "reached": "",
        "groups": {
            "left out": [
                ["nothing left out", 10, [10, 10]],
                ["without link worker 1", 10, [10, 0]],
                ["without link worker 2", 10, [10, 8]],
            ],
            "inclusion": [["0.8", 15, [15, 9]], ["0.85", 15, [15, 9]]],
            "n": [["1", 15, [15, 10]], ["2", 15, [15, 8]]],
        },
    }
    found = sturdy(kept, WORDS)
    assert found is not None
    assert found.holding == 1
    assert ["one link worker left out", "20 of 20", "8 of 20"] in found.rows
    assert ["without link worker 1", "10 of 10", "0 of 10"] in found.rows
    assert not any("consistency" in row[0] for row in found.rows)
    assert found.sentence == (
        "The consistency cut changes nothing; one link worker could alone undo a path:"
        " leads to follow, not findings."
    )
    assert sturdy({}, WORDS) is None
