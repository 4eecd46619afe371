"""Who has no row in the table of cases that learning reads."""

from datetime import date, timedelta

from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.practice.facts import queries
from linkwork.practice.people.models import ConsentDecision, Person
from linkwork.practice.rights import actions as rights
from tests.unit.practice import cast

Decision = ConsentDecision.Decision
TODAY = timezone.localdate()


def said(house: cast.Riverbank, person: Person, decision: str, until: date | None = None) -> None:
    """What the person decided about learning, just now."""
    ConsentDecision.objects.create(
        organisation=house.service,
        subject=person.subject,
        person=person,
        purpose=ConsentDecision.Purpose.LEARNING,
        decision=decision,
        decided_at=timezone.now(),
        expires_on=until,
    )


def rows(house: cast.Riverbank) -> int:
    """How many cases learning would read."""
    return len(list(queries.table(TODAY, organisation_id=house.service.pk)))


def test_whoever_says_no_to_learning_has_no_row(house: cast.Riverbank) -> None:
    """Left out from the moment they say no or take it back; in again when they say yes again."""
    amara = house.person()
    house.referral(person=amara)
    assert rows(house) == 1
    for decision, expected in (
        (Decision.REFUSED, 0),
        (Decision.GIVEN, 1),
        (Decision.WITHDRAWN, 0),
        (Decision.GIVEN, 1),
    ):
        said(house, amara, decision)
        assert rows(house) == expected


def test_a_yes_that_has_run_out(house: cast.Riverbank) -> None:
    """A yes until a day counts until that day."""
    amara = house.person()
    house.referral(person=amara)
    said(house, amara, Decision.GIVEN, TODAY)
    assert rows(house) == 1
    said(house, amara, Decision.GIVEN, TODAY - timedelta(days=1))
    assert rows(house) == 0


def test_national_opt_outs_have_no_row(house: cast.Riverbank) -> None:
    """Whose number did not come back from the national service is not learnt from."""
    house.referral(person=house.person(nhs_number="9990000018"))
    other = house.person(given_name="Bilal", nhs_number="9990000026", born_on=date(1960, 1, 1))
    house.referral(person=other)
    by = Actor.system(house.service)
    rights.apply_national_list(may_be_used={"9990000026"}, by=by)
    assert rows(house) == 1
