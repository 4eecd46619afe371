"""Entering people: told, asked and drawn once; whoever must have it is given it without a draw."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from linkwork.access.models import AuditEvent
from linkwork.practice.connections import actions as connections
from linkwork.practice.lotteries import actions, drawing, queries, replaying, sealing
from linkwork.practice.lotteries.models import Draw, Entry, Lottery
from linkwork.practice.lotteries.moves import NotAllowed
from linkwork.practice.people import actions as people
from linkwork.practice.referrals import queries as referrals
from linkwork.ui.words import today
from tests.unit.practice.cast import Riverbank
from tests.unit.practice.connections import places
from tests.unit.practice.lotteries import scenes

Way = Entry.Way


def test_a_declaration_commits_plan_and_seed_before_anything_is_drawn(house: Riverbank) -> None:
    """Both hashes stand in the audit chain; the seed stands nowhere, sealed apart from it."""
    lottery = scenes.declared(house)
    verbs = set(AuditEvent.objects.values_list("verb", flat=True))
    assert {f"seed sha256 {lottery.seed_sha256}", f"plan sha256 {lottery.plan_sha256}"} <= verbs
    assert lottery.plan_sha256 == drawing.plan_hash(queries.plan(lottery))
    seed = sealing.opened(lottery)
    assert drawing.sha256(seed) == lottery.seed_sha256
    assert lottery.seed == ""
    assert lottery.sealed_seed.sealed != seed


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"why": " "}, "why"),
        ({"told": ""}, "told"),
        ({"most": None}, "how it ends"),
        ({"ends_on": today() + timedelta(30)}, "One of the two"),
        ({"most": None, "ends_on": today() - timedelta(1)}, "last day"),
        ({"blocks": [2]}, "two sizes"),
        ({"drawn": 2}, "share"),
        ({"strata": ["height"]}, "strata"),
        ({"strata": ["practice"], "unit": "practice"}, "without strata"),
        ({"rules": ["case open"]}, "who may enter"),
        ({"component": "gold"}, "shared out"),
    ],
)
def test_nothing_is_left_open(house: Riverbank, changes: dict[str, object], said: str) -> None:
    """A plan that leaves something to be settled later is refused, and says what."""
    with pytest.raises(NotAllowed, match=said):
        scenes.declared(house, **changes)
    assert not Lottery.objects.exists()


def test_a_person_is_drawn_once(house: Riverbank) -> None:
    """The draw is the seed's, and neither this lottery nor the next draws the person again."""
    lottery = scenes.opened(house)
    case = scenes.ready(house)
    entry = actions.enter(lottery=lottery, case=case, told="phone", by=house.jo)
    assert entry.draw is not None
    expected = drawing.draw(sealing.opened(lottery), lottery.share, "everybody", 1)
    assert (entry.draw.place, entry.draw.drawn) == (1, expected)
    with pytest.raises(NotAllowed, match="no second draw"):
        actions.enter(lottery=lottery, case=case, told="phone", by=house.jo)
    actions.stop(lottery=lottery, reason="The volunteers left", by=house.samira)
    another = scenes.opened(house)
    with pytest.raises(NotAllowed, match=f"{lottery.code}. There is no second draw"):
        actions.enter(lottery=another, case=case, told="phone", by=house.jo)
    given = actions.give(lottery=another, case=case, reason="safety", by=house.jo)
    assert given.draw is None, "whoever must have it gets it, drawn before or not"


def test_whoever_is_drawn_gets_a_task_and_the_rest_goes_on(house: Riverbank) -> None:
    """Drawn: somebody is to arrange company, with a day. Not drawn: nothing is forbidden."""
    lottery = scenes.opened(house)
    activity = places.activity(house)
    cases = [scenes.ready(house, activity) for _ in range(6)]
    for case in cases:
        entry = actions.enter(lottery=lottery, case=case, told="in person", by=house.jo)
        assert entry.draw is not None
        words = [one.words for one in referrals.tasks_of(case).filter(state="open")]
        named = [one for one in words if one == "Arrange for somebody to go along to Garden group"]
        assert len(named) == int(entry.draw.drawn)
        assert entry.connection is not None
        ahead = connections.arrange_company(
            connection=entry.connection, accompanied=True, companion="Joan", by=house.jo
        )
        assert ahead.accompanied is True
    drawn = queries.draws(lottery).filter(drawn=True).count()
    assert 0 < drawn < 6


def test_who_must_have_it_is_given_it_without_a_draw(house: Riverbank) -> None:
    """An open alert is not left to chance; the reason is kept and no place is taken."""
    lottery = scenes.opened(house)
    case = scenes.ready(house)
    assert house.jo.user is not None
    people.raise_alert(
        person=case.person,
        risk="from others",
        text="Somebody",
        review_on=today(),
        owner=house.jo.user,
        by=house.jo,
    )
    with pytest.raises(NotAllowed, match="not left to chance"):
        actions.enter(lottery=lottery, case=case, told="phone", by=house.jo)
    with pytest.raises(NotAllowed, match="Say why"):
        actions.give(lottery=lottery, case=case, reason="", by=house.jo)
    entry = actions.give(lottery=lottery, case=case, reason="safety", by=house.jo)
    assert (entry.way, entry.draw) == (Way.GIVEN, None)
    assert referrals.tasks_of(case).filter(words__startswith="Arrange").count() == 1
    assert not Draw.objects.exists()


def test_a_no_is_kept_and_nothing_is_drawn(house: Riverbank) -> None:
    """Whoever would rather not is not entered, and is helped as everybody is."""
    lottery = scenes.opened(house)
    case = scenes.ready(house)
    with pytest.raises(NotAllowed, match="how the person was told"):
        actions.enter(lottery=lottery, case=case, told="", by=house.jo)
    entry = actions.say_no(lottery=lottery, case=case, told="phone", by=house.jo)
    assert (entry.way, entry.draw, Draw.objects.count()) == (Way.SAID_NO, None, 0)
    assert queries.counts(lottery) == {"asked": 1, "entered": 0, "given": 0, "said_no": 1}


@pytest.mark.parametrize("what", ["nobody said yes", "been", "company", "closing"])
def test_who_may_not_be_entered(house: Riverbank, what: str) -> None:
    """No yes of a provider, a session already, company already: nothing to share out."""
    lottery = scenes.opened(house)
    if what == "nobody said yes":
        case, said = house.case(), "No provider"
    elif what == "been":
        case, said = house.case(), "No provider|been to a session"
        places.started(house, case)
    elif what == "company":
        case, said = scenes.ready(house), "go along already"
        thing = case.connections.get()
        connections.arrange_company(
            connection=thing, accompanied=True, companion="Joan", by=house.jo
        )
    else:
        case, said = scenes.ready(house), "closing"
        case.save_over(case.version, state="closing")
    with pytest.raises(NotAllowed, match=said):
        actions.enter(lottery=lottery, case=case, told="phone", by=house.jo)


def test_narrower_rules_ask_and_do_not_assume(house: Riverbank) -> None:
    """Declared for people who live alone: whoever does not, or of whom it is not known, is not."""
    lottery = scenes.opened(house, rules=["lives alone"])
    for answer in (False, None):
        case = scenes.ready(house, lives_alone=answer)
        with pytest.raises(NotAllowed, match="do not live alone"):
            actions.enter(lottery=lottery, case=case, told="phone", by=house.jo)
    case = scenes.ready(house, lives_alone=True)
    assert actions.enter(lottery=lottery, case=case, told="phone", by=house.jo).draw


def test_each_stratum_has_its_own_places(house: Riverbank) -> None:
    """Places are counted within a stratum, and each stratum's draws are its own."""
    lottery = scenes.opened(house, strata=["lives alone", "practice"])
    for alone in (True, False, True, None):
        case = scenes.ready(house, lives_alone=alone)
        actions.enter(lottery=lottery, case=case, told="phone", by=house.jo)
    practice = house.millfield.pk
    taken = [(one.stratum, one.place) for one in queries.draws(lottery)]
    assert taken == [
        (f"lives alone no, practice {practice}", 1),
        (f"lives alone not known, practice {practice}", 1),
        (f"lives alone yes, practice {practice}", 1),
        (f"lives alone yes, practice {practice}", 2),
    ]


def test_a_practice_is_drawn_with_everybody_entered_from_it(house: Riverbank) -> None:
    """By practice: one draw, and the same result for each of its people."""
    lottery = scenes.opened(house, unit="practice")
    entries = [
        actions.enter(lottery=lottery, case=scenes.ready(house), told="phone", by=house.jo)
        for _ in range(3)
    ]
    assert len({one.draw_id for one in entries}) == 1
    assert Draw.objects.get().practice == house.millfield


def test_the_declared_end_ends_it(house: Riverbank) -> None:
    """After so many nobody is entered; before that it is stopped with a reason, never closed."""
    lottery = scenes.opened(house, most=2)
    actions.enter(lottery=lottery, case=scenes.ready(house), told="phone", by=house.jo)
    with pytest.raises(NotAllowed, match="has not come"):
        actions.close(lottery=lottery, by=house.samira)
    with pytest.raises(NotAllowed, match="why"):
        actions.stop(lottery=lottery, reason=" ", by=house.samira)
    actions.enter(lottery=lottery, case=scenes.ready(house), told="phone", by=house.jo)
    with pytest.raises(NotAllowed, match="declared end"):
        actions.enter(lottery=lottery, case=scenes.ready(house), told="phone", by=house.jo)
    actions.close(lottery=lottery, by=house.samira)
    lottery.refresh_from_db()
    assert lottery.state == Lottery.State.CLOSED


def test_revealed_it_can_be_replayed_by_anybody(house: Riverbank) -> None:
    """The seed is told at the end, and every draw follows from it; not a minute before."""
    lottery = scenes.opened(house, most=8)
    activity = places.activity(house)
    for _ in range(8):
        case = scenes.ready(house, activity)
        actions.enter(lottery=lottery, case=case, told="phone", by=house.jo)
    with pytest.raises(NotAllowed, match="cannot become"):
        actions.reveal(lottery=lottery, by=house.samira)
    actions.close(lottery=lottery, by=house.samira)
    actions.reveal(lottery=lottery, by=house.samira)
    assert replaying.check(queries.told(lottery, lottery.seed)) == (8, [])


def test_a_draw_cannot_be_changed(house: Riverbank) -> None:
    """The database itself refuses to change or take out a draw."""
    lottery = scenes.opened(house)
    actions.enter(lottery=lottery, case=scenes.ready(house), told="phone", by=house.jo)
    rows: Any = Draw.objects.all()
    changes: list[Callable[[], object]] = [
        lambda: rows.update(drawn=True),
        lambda: rows._raw_delete("default"),
    ]
    for change in changes:
        with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
            change()


def test_the_seed_cannot_stand_in_an_open_lottery(house: Riverbank) -> None:
    """Nor can a mistake put the seed where pages read, while the lottery is open."""
    lottery = scenes.opened(house)
    with pytest.raises(DatabaseError), transaction.atomic():
        lottery.save_over(lottery.version, seed="00" * 32)


def test_another_key_does_not_open_the_seal(
    house: Riverbank, settings: pytest.FixtureRequest
) -> None:
    """Whoever has the database and not the key has no seed; nor does it draw anything else."""
    lottery = scenes.opened(house)
    settings.LINKWORK_AUDIT_KEY = b"another key"  # type: ignore[attr-defined]
    with pytest.raises(sealing.Lost):
        actions.enter(lottery=lottery, case=scenes.ready(house), told="phone", by=house.jo)
    assert not Draw.objects.exists()


def test_one_lottery_of_a_component_is_open_at_a_time(house: Riverbank) -> None:
    """A second one waits until the first has ended."""
    scenes.opened(house)
    with pytest.raises(NotAllowed, match="Another lottery"):
        scenes.opened(house)
