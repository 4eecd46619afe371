"""The timeline and what it is gathered from: newest first, and no word that is kept back."""

from datetime import UTC, datetime

import pytest

from linkwork.practice.journey import queries, timeline
from linkwork.practice.messages.models import Message
from linkwork.practice.referrals import actions as referrals
from tests.unit.practice import cast
from tests.unit.practice.facts.days import Laid, day


@pytest.fixture
def laid(house: cast.Riverbank) -> Laid:
    """A case referred and opened on day 0."""
    return Laid(house)


def entries(laid: Laid) -> list[timeline.Entry]:
    """The timeline as it stands on day 90."""
    laid.case.refresh_from_db()
    return timeline.of(queries.gather(laid.case, day(90)))


def sent_note(laid: Laid, at: datetime) -> None:
    """A note that went to the practice at a moment."""
    case = laid.case
    Message.objects.create(
        organisation=case.organisation,
        subject=case.subject,
        referral=case.referral,
        about="started",
        state=Message.State.SENT,
        drafted_at=at,
        sent_at=at,
    )


def test_newest_first(laid: Laid) -> None:
    """From the ending back to the referral, each in people's words; what went wrong is marked."""
    laid.contact(2, "no answer")
    laid.contact(4, minutes=20, note="The allotment")
    laid.plan(1, 6)
    connection = laid.connection(8)
    laid.came(connection, 20, state="absent")
    laid.came(connection, 27, accompanied=True)
    sent_note(laid, datetime(2026, 2, 20, 12, tzinfo=UTC))
    laid.plan(2, 60)
    laid.closed(80)
    found = entries(laid)
    assert [one.title for one in found] == [
        "Closed: goals partly met",
        "Plan agreed, version 2",
        "Note to the referrer: we have started",
        "Came to Garden",
        "Did not come to Garden",
        "Plan agreed",
        "Call, 20 minutes",
        "Call: no answer",
        "Referred by Dr Ruth Okafor",
    ]
    assert [one.title for one in found if one.bad] == ["Did not come to Garden"]
    details = {one.title: one.detail for one in found}
    assert details["Call, 20 minutes"] == "The allotment"
    assert details["Came to Garden"] == "Someone went along."


def test_of_one_day_the_latest_first(laid: Laid) -> None:
    """Two calls on a day stand in their order, and the referral below all that followed."""
    laid.contact(0, "no answer")
    laid.contact(0)
    titles = [one.title for one in entries(laid)]
    assert titles == ["Call", "Call: no answer", "Referred by Dr Ruth Okafor"]


@pytest.mark.parametrize("level", ["shareable", "team", "restricted"])
def test_a_restricted_note_is_kept_back(laid: Laid, level: str) -> None:
    """That there is one is said; what it says is not, on the timeline or anywhere on the page."""
    laid.contact(4, note="Her brother came back", level=level)
    shown = entries(laid)[0].detail
    page = cast.signed_in(laid.house.jo).get(f"/cases/{laid.case.public_id}/").content.decode()
    kept = level == "restricted"
    assert shown == ("Restricted note." if kept else "Her brother came back")
    assert ("Her brother came back" in page) is not kept


def test_only_the_newest_version_of_a_contact(laid: Laid) -> None:
    """What was amended is told once, as it reads now."""
    first = laid.contact(4, note="Her niece")
    told = {"note": "Her nephew", "because": "Wrong word"}
    referrals.amend_contact(contact=first, by=laid.house.jo, **told)
    assert [one.detail for one in entries(laid)][:-1] == ["Her nephew"]


def test_a_summer_night_is_the_day_people_had(laid: Laid) -> None:
    """A note sent half an hour after midnight in London was sent that day, not the one before."""
    sent_note(laid, datetime(2026, 6, 1, 23, 30, tzinfo=UTC))
    assert entries(laid)[0].on.isoformat() == "2026-06-02"


def test_many_cases_are_gathered_as_one_is(house: cast.Riverbank) -> None:
    """Each story holds its own rows and nobody else's, in the same order as read alone."""
    first = Laid(house)
    other = house.case(house.referral(house.person(given_name="Keith")))
    first.contact(9)
    first.contact(4)
    first.came(first.connection(8), 20, 13)
    first.plan(1, 6)
    first.plan(2, 30)
    told = queries.gather_all([first.case, other], day(90))
    assert told[0] == queries.gather(first.case, day(90))
    assert told[1] == queries.gather(other, day(90))
    assert [one.on for one in told[0].contacts] == [day(4), day(9)]
    assert [one.on for one in told[0].attendances] == [day(13), day(20)]
    assert told[0].plan is not None
    assert (told[0].plan.number, len(told[0].goals)) == (2, 1)
    assert (told[1].plan, told[1].contacts, told[1].connections) == (None, [], [])
