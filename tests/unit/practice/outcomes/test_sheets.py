"""Sheets: answers and reasons kept, scored where there is a score, never standing in the way."""

from decimal import Decimal

import pytest
from django.core import mail
from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.access.models import Link
from linkwork.access.roles import Role
from linkwork.practice.outcomes import actions, forms, presenters, queries, sheets
from linkwork.practice.outcomes.models import Administration, Measure
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import today
from tests.unit.practice.cast import Riverbank, key, signed_in
from tests.unit.practice.outcomes.wordings import opened

ALL = {f"item_{place}": 3 for place in range(1, 8)}


@pytest.fixture
def case(house: Riverbank) -> Case:
    """A case of somebody who can be reached."""
    return house.case(house.referral(house.person(phone="07700 900001", email="a@n.example")))


def kept(house: Riverbank, case: Case, instrument: str, answers: dict[str, int]) -> Administration:
    """One administration at the start."""
    return actions.administer(
        case=case,
        instrument=instrument,
        point="baseline",
        answers=answers,
        mode="phone",
        by=house.jo,
    )


def values(made: Administration) -> dict[str, Decimal]:
    """Its scores by scale."""
    return {one.scale: one.value for one in made.scores.all()}


def test_a_score_knows_its_scorer(house: Riverbank, case: Case) -> None:
    """The score, its scorer and version, and the wording asked from are kept with the answers."""
    opened(house, "swemwbs")
    made = kept(house, case, "swemwbs", ALL)
    assert values(made) == {"raw": 21, "metric": Decimal("19.25")}
    assert {one.scored_by for one in made.scores.all()} == {"raw to metric, table 1"}
    assert (made.wording, made.answers["item_7"], made.mode) == (1, 3, "phone")


def test_an_item_missing_leaves_no_score(house: Riverbank, case: Case) -> None:
    """The answers are kept all the same."""
    opened(house, "swemwbs")
    made = kept(house, case, "swemwbs", {"item_1": 4})
    assert (made.answers, values(made)) == ({"item_1": 4}, {})


@pytest.mark.parametrize(
    ("answers", "says"),
    [({"item_1": 6}, "runs from 1 to 5"), ({"item_8": 1}, "does not ask item_8")],
)
def test_bad_answers_are_refused(
    house: Riverbank, case: Case, answers: dict[str, int], says: str
) -> None:
    """Nothing is kept of answers that cannot be right."""
    opened(house, "swemwbs")
    with pytest.raises(actions.NotAnAnswer, match=says):
        kept(house, case, "swemwbs", answers)
    assert not queries.administrations(case).exists()


def test_closed_instruments_are_not_asked(house: Riverbank, case: Case) -> None:
    """Neither by an action nor by an address."""
    with pytest.raises(actions.NotAllowed, match="not open here"):
        kept(house, case, "phq9", {})
    address = reverse("outcomes:sheet", args=[case.public_id, "baseline", "phq9"])
    assert signed_in(house.jo).get(address).status_code == 404


def test_loneliness_is_a_measure_too(house: Riverbank, case: Case) -> None:
    """The sum of three is what reports and studies read."""
    opened(house, "ucla3")
    kept(house, case, "ucla3", {"item_1": 2, "item_2": 3, "item_3": 3, "item_4": 4})
    one = queries.of(case).get()
    assert (one.item, one.value, one.point) == (Measure.Item.LONELINESS, 8, "baseline")
    kept(house, case, "ucla3", {"item_4": 4})
    assert queries.of(case).count() == 1


def test_the_wheel_has_no_whole(house: Riverbank, case: Case) -> None:
    """Each area is its own score; an area of no wheel is refused."""
    made = kept(house, case, "wheel", {"Money": 2, "My home": 5})
    assert values(made) == {"Money": 2, "My home": 5}
    with pytest.raises(actions.NotAnAnswer, match="no area"):
        kept(house, case, "wheel", {"Astrology": 2})
    with pytest.raises(actions.NotAnAnswer, match="from 1 to 5"):
        kept(house, case, "wheel", {"Money": 6})


def test_a_duty_to_act_is_shown(house: Riverbank, case: Case) -> None:
    """Question 9 of the PHQ-9 answered above the lowest stands on the page until asked again."""
    opened(house, "phq9")
    answers = {f"item_{place}": 0 for place in range(1, 10)}
    kept(house, case, "phq9", answers | {"item_9": 1})
    page = signed_in(house.jo).get(reverse("outcomes:measures", args=[case.public_id]))
    assert "Act on this today" in page.content.decode()
    kept(house, case, "phq9", answers)
    assert presenters.duty(list(queries.administrations(case))) == ""


def test_a_sheet_on_the_page(house: Riverbank, case: Case) -> None:
    """The wheel is asked on one page, in its areas' words; a blank area is not kept."""
    address = reverse("outcomes:sheet", args=[case.public_id, "review", "wheel"])
    jo = signed_in(house.jo)
    assert "How I feel" in jo.get(address).content.decode()
    sent = {**key(), "area_1": "4", "area_4": "2", "mode": "self"}
    assert jo.post(address, sent).status_code == 302
    made = queries.administrations(case).get()
    assert (made.answers, made.mode) == ({"How I feel": 4, "Money": 2}, "self")
    shown = jo.get(reverse("outcomes:measures", args=[case.public_id])).content.decode()
    assert "Wheel: Money: 2" in shown


@pytest.mark.parametrize("code", ["ons4", "wheel"])
def test_none_of_it_was_asked(house: Riverbank, case: Case, code: str) -> None:
    """An empty form is saved with its reason: it never stands in the way."""
    address = reverse("outcomes:sheet", args=[case.public_id, "close", code])
    sent = {**key(), "mode": "phone", "none_of_it": "not_reached"}
    assert signed_in(house.jo).post(address, sent).status_code == 302
    said = [one.missing for one in queries.of(case)]
    said += [one.missing for one in queries.administrations(case)]
    assert set(said) == {"not_reached"}


def test_whoever_answers_alone_may_leave_out(house: Riverbank, case: Case) -> None:
    """By link there is no user: the answers are kept as theirs, what is left out as declined."""
    link = Link(organisation=house.service, role=Role.PERSON.value, name="Amara", channel="sms")
    link.subject = case.person.public_id
    person = Actor.by_link(link)
    sheet = sheets.sheet("ons4", house.service)
    assert sheet is not None
    form = forms.form_for(sheet, {"happy": "8"}, alone=True)
    assert form.is_valid()
    assert "mode" not in form.fields
    number = actions.keep(
        case=case,
        sheet=sheet,
        answers=form.answers,
        reasons=form.reasons,
        skipped=form.skipped,
        point="review",
        mode=form.way,
        by=person,
    )
    found = {one.item: (one.value, one.missing) for one in queries.of(case)}
    assert number == 1
    assert found["happy"] == (8, "")
    assert found["anxious"] == (None, "declined")
    assert {(one.mode, one.answered_by) for one in queries.of(case)} == {("self", "Amara")}


def test_questions_are_sent(
    house: Riverbank, case: Case, django_capture_on_commit_callbacks: object
) -> None:
    """The person gets a link and nothing of what is asked; their answer settles it."""
    jo, address = signed_in(house.jo), reverse("outcomes:invite", args=[case.public_id])
    assert "Text message" in jo.get(address).content.decode()
    sent = {**key(), "sheet": "wheel", "point": "review", "channel": "email"}
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert jo.post(address, sent).status_code == 302
    [letter] = mail.outbox
    assert letter.to == ["a@n.example"]
    assert "wheel" not in letter.body.lower()
    assert ("wheel", Measure.Point.REVIEW) in queries.open_to(case, today())
    assert (
        "not answered yet"
        in jo.get(reverse("outcomes:measures", args=[case.public_id])).content.decode()
    )
    wheel = sheets.sheet("wheel", house.service)
    assert wheel is not None
    actions.keep(
        case=case, sheet=wheel, answers={"area_1": 3}, point="review", mode="self", by=house.jo
    )
    assert not queries.invited(case).exists()


def test_nobody_is_sent_what_they_must_not_get(house: Riverbank) -> None:
    """Without an address, or where there is no safe contact, nothing is sent."""
    case = house.case(house.referral(house.person(no_contact=True, phone="07700 900001")))
    with pytest.raises(actions.NotAllowed, match="not to be contacted"):
        actions.invite(case=case, code="ons4", point="review", channel="sms", by=house.jo)
    landline = house.case(house.referral(house.person(given_name="Ben", phone="0113 496 0000")))
    with pytest.raises(actions.NotAllowed, match="no mobile number"):
        actions.invite(case=landline, code="ons4", point="review", channel="sms", by=house.jo)
    page = signed_in(house.jo).get(reverse("outcomes:invite", args=[case.public_id]))
    assert "There is no way to reach them by link" in page.content.decode()
