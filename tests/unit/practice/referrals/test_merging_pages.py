"""Two records side by side, put together with two identifiers at least, and taken apart again."""

from linkwork.access.decisions import decide
from linkwork.access.models import AuditEvent
from linkwork.access.roles import Action
from linkwork.practice.people.models import MergeRecord
from linkwork.practice.referrals import actions
from linkwork.practice.referrals.models import Case, Referral
from tests.unit.practice import cast


def test_compared_and_made_one(house: cast.Riverbank) -> None:
    """One identifier is refused; two make one; the page leads back, and undoes it."""
    case = house.case()
    twin = house.person(given_name="Nwosu", family_name="Amara")
    second = house.referral(twin)
    jo = cast.signed_in(house.jo)
    assert "Compare the two records" in jo.get(f"/triage/{second.public_id}/").content.decode()
    address = f"/people/{twin.public_id}/same-as/{case.person.public_id}/"
    page = jo.get(address).content.decode()
    assert "The same name and birth date" in page
    told = {"keep": str(case.person.public_id), "because": "Rang the practice"}
    few = jo.post(address, {**told, "shown_by": ["name"], **cast.key()})
    assert "two things at least" in few.content.decode()
    done = jo.post(address, {**told, "shown_by": ["name", "asked"], **cast.key()})
    record = MergeRecord.objects.get()
    assert done.headers["Location"] == f"/merges/{record.public_id}/"
    second.refresh_from_db()
    assert second.person == case.person
    event = AuditEvent.objects.filter(verb="records merged").get()
    assert set(event.people) == {str(case.person.public_id), str(twin.public_id)}
    assert "1 referral" in jo.get(done.headers["Location"]).content.decode()
    undone = jo.post(done.headers["Location"], {"because": "Two sisters", **cast.key()})
    assert undone.status_code == 302
    assert Referral.objects.get(pk=second.pk).person == twin


def test_grants_follow(house: cast.Riverbank) -> None:
    """Whoever could see the other record sees the one that stays, and only as long as it stays."""
    kept, other = house.person(), house.case().person
    record = actions.merge(kept=kept, other=other, because="Asked her", by=house.samira)
    kept.refresh_from_db()
    assert decide(house.jo, Action.VIEW, kept).allowed
    assert not decide(house.jo, Action.VIEW, other).allowed
    actions.unmerge(record=record, because="Two sisters", by=house.samira)
    assert decide(house.jo, Action.VIEW, other).allowed
    assert not decide(house.jo, Action.VIEW, kept).allowed


def test_two_open_cases_are_not_put_together(house: cast.Riverbank) -> None:
    """The page says who holds them and what to do first."""
    one, two = house.case(), house.case(house.referral(house.person()))
    address = f"/people/{one.person.public_id}/same-as/{two.person.public_id}/"
    page = cast.signed_in(house.jo).get(address).content.decode()
    assert "Both have an open case" in page
    assert "The same person twice" in page
    assert Case.objects.exclude(state="closed").count() == 2


def test_whoever_may_not_see_both_is_told_whom_to_ask(house: cast.Riverbank) -> None:
    """Another link worker's person is not opened to compare; the team lead may."""
    case = house.case()
    twin = house.referral(house.person())
    ada = cast.signed_in(house.ada)
    page = ada.get(f"/triage/{twin.public_id}/").content.decode()
    assert "Ask your team lead to compare" in page
    address = f"/people/{twin.person.public_id}/same-as/{case.person.public_id}/"
    assert ada.get(address).status_code == 404
    assert cast.signed_in(house.samira).get(address).status_code == 200
