"""Two records made one lose nothing, and made two again are exactly what they were."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.forms.models import model_to_dict
from django.utils import timezone
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from linkwork.access.models import Grant, Protected
from linkwork.practice.people import actions as people
from linkwork.practice.people.models import MergeRecord, Person
from linkwork.practice.referrals import actions, queries
from linkwork.practice.referrals.models import Case
from linkwork.practice.referrals.moves import NotAllowed
from tests.unit.practice import cast
from tests.unit.practice.conftest import house  # noqa: F401  (a fixture is asked for by name)

NUMBERS = ("", "9434765919", "9990000018")
TODAY = timezone.localdate()
# What may befall a person before somebody sees that there are two records of them.
LIFE = st.lists(
    st.sampled_from(["refer", "accept", "speak", "alert", "consent", "task", "close", "decline"]),
    max_size=7,
)
DETAILS = st.fixed_dictionaries(
    {
        "nhs_number": st.sampled_from(NUMBERS),
        "phone": st.sampled_from(["", "0161 496 0000"]),
        "postcode": st.sampled_from(["", "M1 1AA"]),
        "no_contact": st.booleans(),
        "what_matters": st.sampled_from(["", "The garden"]),
        "language": st.sampled_from(["", "Igbo"]),
    }
)
WALK = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
    ],
)


def live(house: cast.Riverbank, person: Person, life: list[str]) -> None:  # noqa: F811
    """Let these things happen to a person, where they can."""
    for step in life:
        case = queries.open_case(person)
        waiting = queries.undecided(person).first()
        if step == "refer":
            house.referral(person)
        elif step == "accept" and waiting and not case:
            actions.accept(referral=waiting, by=house.jo)
        elif step == "decline" and waiting:
            actions.decline(referral=waiting, reason="Not now", by=house.jo)
        elif step == "alert":
            _alert(house, person)
        elif step == "consent":
            people.decide_consent(person=person, purpose="contact", decision="given", by=house.jo)
        elif case:
            _in_case(house, case, step)


def _alert(house: cast.Riverbank, person: Person) -> None:  # noqa: F811
    assert house.jo.user
    people.raise_alert(
        person=person, risk="to self", text="Low", owner=house.jo.user,
        review_on=TODAY + timedelta(days=9), by=house.jo,
    )  # fmt: skip


def _in_case(house: cast.Riverbank, case: Case, step: str) -> None:  # noqa: F811
    if step == "speak":
        actions.log_contact(
            case=case, way="call", result="reached", next_step="Meet",
            next_step_on=TODAY, by=house.jo,
        )  # fmt: skip
    elif step == "task":
        actions.add_task(case=case, words="Ring the bus company", due_on=TODAY, by=house.jo)
    elif step == "close" and not queries.tasks_of(case).filter(state="open").exists():
        actions.close(
            case=case, ending="moved", words="To Leeds", open_connections=0,
            outcome_asked=True, referrer_told=True, by=house.jo,
        )  # fmt: skip


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row that may be about a person, in every room, as it stands."""
    tables: list[Any] = [
        t for t in apps.get_models() if issubclass(t, Protected) and t is not MergeRecord
    ]
    return {
        table._meta.label: [_as_it_is(row) for row in table._base_manager.order_by("pk")]
        for table in [*tables, Grant]
    }


def _as_it_is(row: Any) -> dict[str, Any]:
    told = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
    if isinstance(row, Person):
        told.pop("version")  # which counts how often the record itself was written
    return {**told, **{k: str(v) for k, v in model_to_dict(row).items() if k not in told}}


@WALK
@given(LIFE, LIFE, DETAILS, DETAILS)
def test_made_two_again_they_are_what_they_were(
    house: cast.Riverbank,  # noqa: F811
    mine: list[str],
    theirs: list[str],
    first: dict[str, Any],
    second: dict[str, Any],
) -> None:
    """Merging moves every row and drops none; un-merging puts each back as it was."""
    Person.objects.exclude(nhs_number="").update(nhs_number="")  # of the examples before this one
    if second["nhs_number"] == first["nhs_number"]:
        second = {**second, "nhs_number": ""}
    kept, other = house.person(**first), house.person(**second)
    live(house, kept, mine)
    live(house, other, theirs)
    before = everything()
    if _both_open(kept, other) or (first["nhs_number"] and second["nhs_number"]):
        with pytest.raises(NotAllowed, match=r"open case|two different NHS numbers"):
            actions.merge(kept=kept, other=other, because="Asked her", by=house.samira)
        assert everything() == before
        return
    record = actions.merge(kept=kept, other=other, because="Asked her", by=house.samira)
    together = everything()
    assert {k: len(v) for k, v in together.items()} == {k: len(v) for k, v in before.items()}
    assert not [
        row
        for label, rows in together.items()
        if label != "people.Person"
        for row in rows
        if row.get("subject") == other.public_id or row.get("person_id") == other.pk
    ]
    assert Case.objects.filter(person=kept).exclude(state="closed").count() <= 1
    actions.unmerge(record=record, because="Two sisters", by=house.samira)
    assert everything() == before


def _both_open(kept: Person, other: Person) -> bool:
    return bool(queries.open_case(kept) and queries.open_case(other))


@WALK
@given(LIFE, LIFE, LIFE)
def test_what_grew_since_goes_with_its_own(
    house: cast.Riverbank,  # noqa: F811
    mine: list[str],
    theirs: list[str],
    since: list[str],
) -> None:
    """What was written while they were one goes with the case it was written in."""
    kept, other = house.person(), house.person()
    live(house, kept, mine)
    live(house, other, ["refer", *theirs])
    own = {case.pk: case.person_id for case in Case.objects.filter(person__in=(kept, other))}
    assume(not _both_open(kept, other))
    record = actions.merge(kept=kept, other=other, because="Asked her", by=house.samira)
    kept.refresh_from_db()
    live(house, kept, since)
    actions.unmerge(record=record, because="Two sisters", by=house.samira)
    for case in Case.objects.filter(person__in=(kept, other)).select_related("person", "referral"):
        assert own.get(case.pk, case.person_id) == case.person_id
        assert case.referral.person_id == case.person_id
        assert case.continues is None or case.continues.person_id == case.person_id
        rows = [case, case.referral, *case.contacts.all(), *case.tasks.all()]
        assert {row.subject for row in rows} == {case.person.public_id}
    for person in (kept, other):
        held = queries.open_case(person)
        on = Grant.objects.filter(subject=person.public_id, until_at__isnull=True)
        if held:
            holders = on.filter(relation="assigned").values_list("user", flat=True)
            assert list(holders) == [held.link_worker_id]
        waits = queries.undecided(person).exists()
        assert on.filter(relation="duty").exists() is waits


@pytest.mark.parametrize("born", [date(1951, 5, 14), date(1980, 1, 1)])
def test_two_numbers_are_two_people(house: cast.Riverbank, born: date) -> None:  # noqa: F811
    """Nobody with two different NHS numbers is made one, whatever else agrees."""
    one = house.person(nhs_number=NUMBERS[1])
    two = house.person(nhs_number=NUMBERS[2], born_on=born)
    with pytest.raises(NotAllowed, match="two different NHS numbers"):
        actions.merge(kept=one, other=two, because="Same street", by=house.samira)
