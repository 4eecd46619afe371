"""Those who have just been referred, one of them back after a gap."""

from datetime import date, datetime, timedelta

from linkwork.invented.stars.tale import Stage, Tale, referred, somebody
from linkwork.invented.unfolding.setting import at
from linkwork.practice.connections import actions as connections
from linkwork.practice.outcomes import actions as outcomes
from linkwork.practice.plans import actions as plans
from linkwork.practice.plans.actions import Wanted
from linkwork.practice.referrals import actions as referrals
from linkwork.practice.referrals.models import Case


def everybody(stage: Stage) -> list[Tale]:
    """All of them."""
    return [tom(stage), adeel(stage), grace(stage)]


def _yesterday(stage: Stage, hour: int, minute: int) -> datetime:
    return at(stage.today - timedelta(1), hour, minute)


def tom(stage: Stage) -> Tale:
    """A nurse referred him this morning."""
    person = somebody(stage, "Tom Ashdown", date(1972, 8, 16), sex="male", ethnic_group="white")
    return referred(
        stage,
        person,
        at(stage.today, 8, 12),
        "loneliness",
        "Comes in for company more than for his blood pressure.",
        route="nurse",
        referrer_name="Nurse Ada Quill",
    )


def adeel(stage: Stage) -> Tale:
    """He referred himself last evening."""
    person = somebody(
        stage, "Adeel Hussain", date(1995, 5, 3), sex="male", ethnic_group="asian", by=stage.jo
    )
    return referred(
        stage,
        person,
        _yesterday(stage, 17, 40),
        "money",
        "Debt and two months of rent. Does not know where to begin.",
        by=stage.jo,
        needs=["housing"],
        route="self",
        referrer_name=person.name,
    )


def grace(stage: Stage) -> Tale:
    """Closed in late summer, she asks for her link worker again."""
    person = somebody(
        stage,
        "Grace Odell",
        date(1938, 10, 9),
        nhs_number="9990000042",
        sex="female",
        ethnic_group="white",
        deprivation_fifth=3,
        what_matters="Hands in the soil, and my neighbour Joan.",
        how_to_support="Uses a stick; needs a seat.\nLikes to know who will be there.",
    )
    before = referred(
        stage, person, stage.ago(190), "bereavement", "Lost her sister.", lives_alone=True
    )
    before.accepted(stage.ago(189))
    before.spoke(stage.ago(186), "First call.", ("Meet", stage.ago(175)))
    before.spoke(stage.ago(175), "Met at home.", ("Plan", stage.ago(160)), what_matters=True)
    before.may_tell(stage.ago(175))
    before.agreed(stage.ago(160), stage.ago(118), Wanted("Get through the evenings", 2, 6))
    before.suggested("Tea and tales", stage.ago(158))
    before.sent(stage.ago(157), "Company in the afternoons", accompanied=True)
    before.answered("accept", stage.ago(150))
    before.booked(stage.ago(144), stage.ago(148))
    for day in (144, 137, 130, 123, 116, 109, 102, 95):
        before.session(stage.ago(day), "attended")
    before.spoke(stage.ago(120), "Going well.", ("Close together", stage.ago(83)))
    _close(stage, before)
    return referred(
        stage,
        person,
        _yesterday(stage, 11, 5),
        "loneliness",
        "Back after a gap: Joan has moved away. Asks for Jo.",
        needs=["bereavement"],
        lives_alone=True,
    )


def _close(stage: Stage, tale: Tale) -> None:
    """Ended truthfully, with everything a closing needs."""
    on = stage.ago(83)
    assert tale.connection is not None
    connections.complete(
        connection=tale.connection,
        reason="own goal met",
        on=on,
        by=stage.jo,
        words="Goes on by herself.",
        helped=True,
    )
    outcomes.record(
        case=tale.case, item="life_satisfaction", point="close", value=7, on=on, by=stage.jo
    )
    assert tale.plan is not None
    plans.review(plan=tale.plan, by=stage.jo)
    plans.complete(plan=tale.plan, by=stage.jo)
    tale.note("closed", on, "Our work with Grace Odell ended. She reached what she set out to do.")
    tale.case.refresh_from_db()
    referrals.close(
        case=tale.case,
        ending=Case.Ending.GOALS_MET,
        words="Goes to Tea and tales by herself.",
        open_connections=0,
        outcome_asked=True,
        referrer_told=True,
        by=stage.jo,
        on=on,
    )
