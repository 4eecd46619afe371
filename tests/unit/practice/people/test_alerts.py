"""An alert has somebody who watches it and a day to look again, and is closed with a reason."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from linkwork.practice.people import actions, queries
from linkwork.practice.people.models import Alert
from tests.unit.practice import cast

TODAY = timezone.localdate()


def raised(house: cast.Riverbank, **changes: Any) -> Alert:
    """A risk from others, watched by Jo."""
    person = house.case().person
    told: dict[str, Any] = {"risk": "from others", "text": "Her nephew", "owner": house.jo.user}
    told |= {"review_on": TODAY + timedelta(days=7), "by": house.jo, **changes}
    return actions.raise_alert(person=person, **told)


def test_looking_again_sets_another_day(house: cast.Riverbank) -> None:
    """What was seen is kept, by whom; the day is to come."""
    alert = raised(house)
    later = TODAY + timedelta(days=28)
    with pytest.raises(actions.NotAllowed, match="how it looks"):
        actions.review_alert(alert=alert, words=" ", review_on=later, by=house.jo)
    with pytest.raises(actions.NotAllowed, match="later day"):
        actions.review_alert(alert=alert, words="Quiet", review_on=TODAY, by=house.jo)
    actions.review_alert(
        alert=alert, words="Quiet", review_on=later, owner=house.ada.user, by=house.jo
    )
    assert (alert.review_on, alert.owner) == (later, house.ada.user)
    assert [look.words for look in queries.looks([alert])[alert.pk]] == ["Quiet"]


def test_closing_needs_a_reason_and_is_final(house: cast.Riverbank) -> None:
    """A closed alert stands to be read, and is not looked at again."""
    alert = raised(house)
    with pytest.raises(actions.NotAllowed, match="why it is over"):
        actions.close_alert(alert=alert, on=TODAY, because="", by=house.jo)
    actions.close_alert(alert=alert, on=TODAY, because="He moved", by=house.jo)
    with pytest.raises(actions.NotAllowed, match="closed"):
        actions.close_alert(alert=alert, on=TODAY, because="Again", by=house.jo)
    assert queries.open_alerts(alert.person) == []
    assert list(queries.alerts(alert.person)) == [alert]


def test_what_is_overdue_is_computed(house: cast.Riverbank) -> None:
    """An alert is to be looked at from its day on, until somebody does."""
    alert = raised(house)
    assert not queries.alerts_to_review(TODAY).exists()
    assert list(queries.alerts_to_review(TODAY + timedelta(days=7))) == [alert]


def test_the_pages(house: cast.Riverbank) -> None:
    """Raised, looked at again and closed in a browser; due ones in a queue."""
    person = house.case().person
    jo = cast.signed_in(house.jo)
    assert house.jo.user
    owner = str(house.jo.user.pk)
    address, soon = f"/people/{person.public_id}/alerts/", TODAY + timedelta(days=9)
    day = {"review_on_near": "other", "review_on_other_day": str(soon.day)}
    day |= {"review_on_other_month": str(soon.month), "review_on_other_year": str(soon.year)}
    told: dict[str, Any] = {
        "risk": "to self",
        "text": "Said she sees no point",
        "owner": owner,
        **day,
    }
    assert jo.post(address, {**told, **cast.key()}).status_code == 302
    alert = Alert.objects.get()
    page = jo.get(address).content.decode()
    assert "Said she sees no point" in page
    assert "Risk to self" in page
    one = f"{address}{alert.public_id}/"
    looked = {"words": "Better", "owner": owner, **day}
    assert jo.post(one, {**looked, **cast.key()}).status_code == 302
    Alert.objects.update(review_on=TODAY - timedelta(days=3))
    due = jo.get("/people/alerts/").content.decode()
    assert "3 days" in due
    assert "Nwosu" not in cast.signed_in(house.ada).get("/people/alerts/").content.decode()
    over = {"decision": "close", "close-because": "Seen by her doctor"}
    assert jo.post(one, {**over, **cast.key()}).status_code == 302
    assert "Seen by her doctor" in jo.get(address).content.decode()
