"""Few codes, each with its source: once an episode, an explicit no only, nothing unconfirmed."""

from typing import Any

from linkwork.practice.messages import actions, codes
from linkwork.practice.messages.models import Message
from linkwork.practice.people import actions as people
from linkwork.practice.referrals import actions as referrals
from linkwork.practice.referrals.models import Case, Referral
from linkwork.ui.words import today
from tests.unit.practice import cast

REFERRED, DECLINED, OFFERED = "871731000000106", "871711000000103", "871691000000100"


def reached(house: cast.Riverbank, case: Case) -> Case:
    """Jo has spoken with the person."""
    referrals.log_contact(
        case=case,
        on=today(),
        way="call",
        result="reached",
        next_step="Meet",
        next_step_on=today(),
        by=house.jo,
    )
    case.refresh_from_db()
    return case


def agreed(house: cast.Riverbank, referral: Referral) -> None:
    """The person wants their practice told."""
    people.decide_consent(
        person=referral.person, purpose="tell the GP", decision="given", by=house.jo
    )


def snomed(message: Message) -> set[str]:
    """The SNOMED codes that a message carries."""
    return {code["snomed"] for code in message.codes if code["snomed"]}


def approved(house: cast.Riverbank, **about: Any) -> Message:
    """A note, approved."""
    return actions.approve(message=actions.draft(by=house.jo, **about), by=house.jo)


def test_every_code_has_its_source() -> None:
    """Each says where it is from, when it was looked at, and whether it is confirmed."""
    table = codes.table()
    assert {one.snomed for one in table.values() if one.state == "confirmed"} == {
        REFERRED,
        DECLINED,
    }
    assert {one.snomed for one in table.values() if one.state == "unconfirmed"} == {OFFERED}
    assert {one.snomed for one in table.values() if one.state == "local"} == {""}
    assert all(one.source and one.on and one.when for one in table.values())


def test_once_an_episode_when_they_accept(house: cast.Riverbank) -> None:
    """The code of the referral goes with the first note after the person accepted, and no other."""
    case = house.case()
    agreed(house, case.referral)
    early = approved(house, case=case, about="started")
    assert snomed(early) == set()
    reached(house, case)
    assert snomed(approved(house, case=case, about="plan")) == {REFERRED}
    assert snomed(approved(house, case=case, about="closed")) == set()


def test_a_later_episode_has_its_own(house: cast.Riverbank) -> None:
    """Somebody who comes back is a new episode."""
    first = house.case()
    agreed(house, first.referral)
    reached(house, first)
    assert snomed(approved(house, case=first, about="started")) == {REFERRED}
    Case.objects.filter(pk=first.pk).update(state="closed", ending="moved", closed_on=today())
    second = reached(house, house.case(house.referral(first.person)))
    assert snomed(approved(house, case=second, about="started")) == {REFERRED}


def test_an_explicit_no_only(house: cast.Riverbank) -> None:
    """Declined is coded where the person said so; not where they were unsuitable or not reached."""
    for state, wanted in (("declined", {DECLINED}), ("rejected", set()), ("withdrawn", set())):
        referral = house.referral(house.person(given_name=state))
        Referral.objects.filter(pk=referral.pk).update(state=state, reason="out of area")
        referral.refresh_from_db()
        agreed(house, referral)
        assert snomed(approved(house, referral=referral, about="declined")) == wanted, state


def test_not_reached_is_no_decline(house: cast.Riverbank) -> None:
    """A case that ended because nobody could be reached carries no code of the person's choice."""
    case = house.case()
    agreed(house, case.referral)
    note = actions.draft(case=case, about="closed", ending="unable to contact", by=house.jo)
    assert snomed(actions.approve(message=note, ending="unable to contact", by=house.jo)) == set()


def test_declined_after_all(house: cast.Riverbank) -> None:
    """A case that ended with an explicit no before it began carries that code."""
    case = house.case()
    agreed(house, case.referral)
    note = actions.draft(case=case, about="closed", ending="declined", by=house.jo)
    assert snomed(actions.approve(message=note, ending="declined", by=house.jo)) == {DECLINED}


def test_needs_are_ours(house: cast.Riverbank) -> None:
    """A need has a local code and no SNOMED one."""
    case = house.case()
    agreed(house, case.referral)
    needs = [
        code for code in approved(house, case=case, about="closed").codes if code["set"] == "need"
    ]
    assert [(code["local"], code["snomed"]) for code in needs] == [("need:loneliness", "")]
