"""The way so far, as a short list: done, going on, or still to come."""

from dataclasses import dataclass

from linkwork.practice.mypage.presenters.plan import MyPlan
from linkwork.practice.mypage.presenters.standing import Group
from linkwork.practice.mypage.whose import Mine
from linkwork.practice.referrals.models import Case
from linkwork.practice.referrals.needs import Route
from linkwork.practice.referrals.queries import first_reached_on
from linkwork.ui.words import day


@dataclass(frozen=True)
class Mark:
    """One step of the way: its picture, its words, and whether it is done."""

    icon: str
    who: str
    words: str
    done: bool


def way(mine: Mine, plan: MyPlan | None, groups: list[Group]) -> list[Mark]:
    """From who sent the person to the word back."""
    case, worker = mine.case, mine.worker
    you = f"You and {worker}" if mine.own else f"{mine.person.given_name} and {worker}"
    spoke = first_reached_on(case)
    marks = [_sent(mine)]
    marks.append(
        Mark("tick", you, f"first talked on {day(spoke)}.", done=True)
        if spoke
        else Mark("wait", worker, "will get in touch for a first talk.", done=False)
    )
    marks.append(
        Mark("tick", you, f"made a plan on {day(plan.made_on)}.", done=True)
        if plan
        else Mark("plan", you, "make a plan together.", done=False)
    )
    marks += [Mark("place", one.name, f"– {one.stands}", done=False) for one in groups]
    if not groups and case.state != Case.State.CLOSED:
        marks.append(Mark("place", worker, "helps you find a group or other help.", done=False))
    marks.append(_word_back(mine))
    return marks


def _sent(mine: Mine) -> Mark:
    referral = mine.case.referral
    on = day(referral.offered_on)
    if referral.route == Route.SELF:
        return Mark("tick", "You", f"asked us to help on {on}.", done=True)
    who = referral.referrer_name or referral.practice.name
    return Mark("tick", who, f"asked us to help on {on}.", done=True)


def _word_back(mine: Mine) -> Mark:
    referral = mine.case.referral
    who = referral.referrer_name or referral.practice.name
    if mine.case.state == Case.State.CLOSED:
        return Mark("tick", "We", f"finished on {day(mine.case.closed_on)}.", done=True)
    return Mark("back", mine.worker, f"tells {who} how it went, if you say yes.", done=False)
