"""A case changes hands with everything that is open, and nobody is left who does not know."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkwork.access.models import AuditEvent, Team
from linkwork.access.roles import Role
from linkwork.practice.connections import actions as connections
from linkwork.practice.notices.models import Notice
from linkwork.practice.people import actions as people
from linkwork.practice.people import queries as alerts
from linkwork.practice.referrals import actions as referrals
from linkwork.practice.referrals import queries as held
from linkwork.practice.referrals.models import Case
from linkwork.practice.supervision import actions, queries
from linkwork.practice.supervision.models import CaseCover, HandOver
from linkwork.practice.supervision.moves import NotAllowed
from tests.unit.practice import cast
from tests.unit.practice.connections import places
from tests.unit.practice.supervision import scenes

TODAY = timezone.localdate()


def handed(house: cast.Riverbank, case: Case, by: str = "samira") -> HandOver:
    """The case goes from Jo to Ada."""
    assert house.ada.user
    return actions.hand_over(
        case=case,
        to=house.ada.user,
        note="Ring in the morning",
        reason="Jo changes area",
        person_told=True,
        by=getattr(house, by),
    )


def test_everything_open_goes_with_the_case(house: cast.Riverbank) -> None:
    """Connections, alerts and tasks change hands; what was open is written down as it stood."""
    case = scenes.active(house)
    assert house.jo.user
    one = connections.suggest(case=case, activity=places.activity(house), on=TODAY, by=house.jo)
    people.raise_alert(
        person=case.person, risk="to self", text="Low", owner=house.jo.user,
        review_on=TODAY + timedelta(days=9), by=house.jo,
    )  # fmt: skip
    referrals.add_task(
        case=case, words="Ask about the bus pass", due_on=scenes.NEXT_WEEK,
        owner=house.jo.user, by=house.jo,
    )  # fmt: skip
    kept = handed(house, case)
    one.refresh_from_db()
    assert one.owner == house.ada.user
    assert [alert.owner for alert in alerts.open_alerts(case.person)] == [house.ada.user]
    assert [t.owner for t in held.tasks_of(case)] == [house.ada.user]
    assert [thing["what"] for thing in kept.open_then] == [
        "Next step", "Connection", "Alert", "Task",
    ]  # fmt: skip


def test_the_relation_moves_at_once(house: cast.Riverbank) -> None:
    """From now the taker sees the person and the giver does not."""
    case = scenes.active(house)
    handed(house, case)
    assert scenes.may_see(house.ada, case)
    assert not scenes.may_see(house.jo, case)
    assert scenes.may_see(house.samira, case)


def test_both_are_told_without_a_name(house: cast.Riverbank) -> None:
    """Giver and taker each get one notice, in which nobody is named; the lead who did it none."""
    case = scenes.active(house)
    handed(house, case)
    told = Notice.objects.filter(template="staff reminded")
    assert {notice.to_user for notice in told} == {house.jo.user, house.ada.user}


def test_a_case_may_go_to_another_team(house: cast.Riverbank) -> None:
    """The taker's lead sees the case then, and the first team's lead no longer."""
    south = Team.objects.create(organisation=house.service, name="South")
    taker = cast.staff("Ravi Menon", Role.LINK_WORKER, house.service, south)
    lead = cast.staff("Denise Okoro", Role.TEAM_LEAD, house.service, south)
    case = scenes.active(house)
    assert not scenes.may_see(lead, case)
    assert taker.user
    actions.hand_over(case=case, to=taker.user, note="Lives in the south now", by=house.samira)
    assert scenes.may_see(lead, case)
    assert not scenes.may_see(house.samira, case)


def test_only_the_taker_says_it_is_read(house: cast.Riverbank) -> None:
    """A note waits until whoever takes the case over says that they have read it."""
    kept = handed(house, scenes.active(house))
    assert house.ada.user
    assert list(queries.handed_to(house.ada.user)) == [kept]
    with pytest.raises(NotAllowed):
        actions.mark_read(kept=kept, by=house.samira)
    actions.mark_read(kept=kept, by=house.ada)
    assert not queries.handed_to(house.ada.user)


def test_several_at_once_or_none(house: cast.Riverbank) -> None:
    """If one of the cases cannot go, none goes."""
    assert house.ada.user
    first, second = scenes.active(house), scenes.active(house, given_name="Tom")
    handed(house, second)
    with pytest.raises(NotAllowed):
        actions.hand_over_many(
            cases=[first, second], to=house.ada.user, note="n", reason="r", by=house.samira
        )
    first.refresh_from_db()
    assert first.link_worker == house.jo.user


def test_sharing_out_gives_the_case_and_the_reason(house: cast.Riverbank) -> None:
    """A new referral becomes the link worker's case; they read why it came to them."""
    assert house.ada.user
    referral = house.referral()
    (case,) = actions.share_out(
        waiting=[referral], to=house.ada.user, reason="Speaks Igbo", by=house.samira
    )
    assert case.link_worker == house.ada.user
    assert scenes.may_see(house.ada, case)
    assert queries.handed_to(house.ada.user).get().reason == "Speaks Igbo"
    with pytest.raises(NotAllowed, match="why"):
        actions.share_out(waiting=[], to=house.ada.user, reason=" ", by=house.samira)


def test_cover_begins_and_comes_back_by_itself(
    house: cast.Riverbank, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The colleague is let in on the first day and out after the last; the holder stays in."""
    case = scenes.active(house)
    assert house.ada.user
    (made,) = actions.cover(
        cases=[case], covering=house.ada.user, from_on=TODAY + timedelta(days=1),
        to_on=TODAY + timedelta(days=3), by=house.samira,
    )  # fmt: skip
    assert not scenes.may_see(house.ada, case)
    assert not actions.begin_cover(made=made, on=TODAY, by=house.samira)
    assert actions.begin_cover(made=made, on=TODAY + timedelta(days=1), by=house.samira)
    assert not actions.begin_cover(made=made, on=TODAY + timedelta(days=1), by=house.samira)
    assert scenes.may_see(house.ada, case)
    assert scenes.may_see(house.jo, case)
    later = timezone.now() + timedelta(days=4)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert not scenes.may_see(house.ada, case)
    assert scenes.may_see(house.jo, case)


def covered(house: cast.Riverbank, case: Case) -> CaseCover:
    """Ada covers the case from today."""
    assert house.ada.user
    week = TODAY + timedelta(days=7)
    (made,) = actions.cover(
        cases=[case], covering=house.ada.user, from_on=TODAY, to_on=week, by=house.samira
    )
    return made


def test_cover_can_be_cut_short(house: cast.Riverbank) -> None:
    """Back early: the colleague's way in ends at once, and only once."""
    case = scenes.active(house)
    made = covered(house, case)
    assert scenes.may_see(house.ada, case)
    actions.end_cover(made=made, by=house.samira)
    assert not scenes.may_see(house.ada, case)
    with pytest.raises(NotAllowed):
        actions.end_cover(made=made, by=house.samira)


def test_a_hand_over_ends_cover(house: cast.Riverbank) -> None:
    """Whoever covered and takes the case keeps it; nothing ends it at midnight."""
    case = scenes.active(house)
    made = covered(house, case)
    handed(house, case)
    made.refresh_from_db()
    assert made.ended_at is not None
    assert scenes.may_see(house.ada, case)


def test_a_case_is_covered_once(house: cast.Riverbank) -> None:
    """Two colleagues do not cover the same days, nor the holder themselves; no day has passed."""
    case = scenes.active(house)
    covered(house, case)
    with pytest.raises(NotAllowed, match="already"):
        covered(house, case)
    assert house.jo.user
    with pytest.raises(NotAllowed, match="already"):
        actions.cover(
            cases=[scenes.active(house, given_name="Tom")], covering=house.jo.user,
            from_on=TODAY, to_on=TODAY, by=house.samira,
        )  # fmt: skip
    with pytest.raises(NotAllowed, match="today or later"):
        actions.cover(
            cases=[case], covering=house.jo.user, from_on=TODAY - timedelta(days=1),
            to_on=TODAY, by=house.samira,
        )  # fmt: skip


def test_a_talk_is_kept_for_holder_and_lead(house: cast.Riverbank) -> None:
    """The link worker and the team lead read a supervision note; a colleague does not."""
    case = scenes.active(house)
    talk = actions.write_talk(
        case=case, text="She tires", agreed_next="Shorter visits", next_on=TODAY, by=house.samira
    )
    assert scenes.may_see(house.jo, talk)
    assert scenes.may_see(house.samira, talk)
    assert not scenes.may_see(house.ada, talk)
    assert AuditEvent.objects.filter(verb="supervision note written").count() == 1
