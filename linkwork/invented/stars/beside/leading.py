"""What the leads see: a hand-over, cover, a late visit, opened records, concerns, agreed limits."""

from datetime import timedelta

from django.utils import timezone

from linkwork.invented.stars.beside.company import Company, case_of, user_of
from linkwork.practice.administration import queries as administration
from linkwork.practice.administration.actions import amend_policy
from linkwork.practice.referrals.models import Case
from linkwork.practice.supervision import actions as supervision
from linkwork.practice.supervision import board

NEAR = 1.15  # the second heaviest is nearly there
FOR_WHOM = "Adults of our six practices who would like company, advice or something to do."
NOT_FOR = "Anybody in a crisis today: ring the practice, or 999."
URGENT = "Ring the duty doctor of the practice on the number above; out of hours, 111."


def tell(company: Company) -> None:
    """All of it."""
    held = Case.objects.filter(link_worker=company.colleague.user, state=Case.State.ACTIVE)
    theirs = list(held.select_related("person").order_by("-pk")[:4])
    _hand_over(company, theirs)
    _cover(company)
    _late_visit(company, theirs)
    _glass(company)
    _concern(company)
    _talks(company)
    agree_limits(company)


def _hand_over(company: Company, theirs: list[Case]) -> None:
    """A case comes to Jo; she has not read the note yet."""
    if not theirs:
        return
    supervision.hand_over(
        case=theirs[0],
        to=user_of(company.jo),
        note="Prefers mornings. The plan is agreed; ask how the first weeks went.",
        reason="moving to the South team",
        person_told=True,
        by=company.colleague,
    )


def _cover(company: Company) -> None:
    away = [case_of(name) for name in ("Sofia Marchetti", "Gareth Pugh")]
    supervision.cover(
        cases=away,
        covering=user_of(company.colleague),
        from_on=company.today + timedelta(4),
        to_on=company.today + timedelta(11),
        reason="leave",
        by=company.jo,
    )


def _late_visit(company: Company, theirs: list[Case]) -> None:
    """A colleague should have been back an hour ago, and has been looked for by nobody yet."""
    if len(theirs) < 2:
        return
    visit = supervision.plan_visit(
        case=theirs[1],
        place="At their home",
        phone="07700 900462",
        minutes=45,
        starts_at=timezone.now() - timedelta(minutes=110),
        by=company.colleague,
    )
    supervision.set_out(visit=visit, by=company.colleague)


def _glass(company: Company) -> None:
    """Two records opened out of turn; one of them has been looked at since."""
    reviewed = supervision.break_glass(
        person=case_of("Dennis Wray").person,
        reason="He rang the office in tears, and Jo was on a train.",
        by=company.colleague,
    )
    supervision.review_glass(
        glass=reviewed, verdict="right", words="Jo asked for it on the telephone.", by=company.lead
    )
    supervision.break_glass(
        person=case_of("Gareth Pugh").person,
        reason="The pantry rang about a place for today.",
        by=company.colleague,
    )


def _concern(company: Company) -> None:
    concern = supervision.raise_concern(
        person=case_of("Beryl Nash").person,
        worry="physical",
        what="A bruise on her arm that she would not speak of.",
        done_already="Told her that I would talk to our safeguarding lead.",
        person_knows=True,
        by=company.jo,
    )
    supervision.decide_concern(
        concern=concern,
        to="looked at",
        words="Rang the ward: a fall in the bathroom, seen by the nurse that day.",
        review_on=company.today + timedelta(7),
        by=company.safe,
    )


def _talks(company: Company) -> None:
    supervision.write_talk(
        case=case_of("Keith Harlow"),
        text="Two handovers in a month. He should not have to explain himself again.",
        agreed_next="Jo rings the shed herself; if there is no answer, another by Friday.",
        next_on=company.today + timedelta(4),
        on=company.stage.ago(2),
        by=company.lead,
    )


def agree_limits(company: Company) -> None:
    """The service's words, and a weight at which one link worker has more than was agreed."""
    policy = administration.policy(company.jo.organisation)
    opened = list(board.cases().filter(referral__team=company.lead.team_id))
    loads = board.loads(company.lead, opened, policy, company.today)
    first, second = sorted((load.weight for load in loads), reverse=True)[:2]
    amend_policy(
        values={
            "caseload_weight": max(1, int(min(first - 1, second * NEAR))),
            "inclusion": FOR_WHOM,
            "exclusion": NOT_FOR,
            "escalation": URGENT,
        },
        expected=policy.version,
        by=company.keeper,
    )
